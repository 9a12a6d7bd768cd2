-- since PostgreSQL 15
create table trips (id integer, name text, n numeric);
create view v with (security_invoker) as select id, name from trips;
