create table trips (id integer, name text, n numeric);
create function f() returns trigger language plpgsql as $$begin return new; end$$;
create trigger t after insert on trips for each row execute function f();
alter table trips enable replica trigger t;
