create function one() returns integer language sql as 'select 1';
create table trips (a integer default one(), b text, id integer primary key, c integer default one());
create table legs (a integer default one() unique, trip integer references trips, check (a > 0));
create index on legs (a);
create policy mine on legs using (a > 0);
create view v as select a from legs;
create function g() returns trigger language plpgsql as $$begin return new; end$$;
create trigger t before insert on trips for each row execute function g();
