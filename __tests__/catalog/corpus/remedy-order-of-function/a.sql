create table trips (a integer, b text, id integer primary key);
create function f() returns trigger language plpgsql as $$begin return new; end$$;
create trigger t before insert on trips for each row execute function f();
