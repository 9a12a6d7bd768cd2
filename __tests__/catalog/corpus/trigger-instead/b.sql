create table trips (id integer, name text, n numeric);
create view v as select id, name from trips;
create function f() returns trigger language plpgsql as $$begin return new; end$$;
create trigger t instead of insert on v for each row execute function f();
