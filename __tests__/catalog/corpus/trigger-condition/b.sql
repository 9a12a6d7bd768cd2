create table trips (a integer, b integer);
create function g() returns trigger language plpgsql as $$begin return new; end$$;
create trigger t before update on trips for each row when (old.a <> new.a) execute function g();
