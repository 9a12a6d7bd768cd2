create table trips (a integer, b integer);
create function g() returns trigger language plpgsql as $$begin return new; end$$;
create trigger u before update on trips for each row execute function g();
