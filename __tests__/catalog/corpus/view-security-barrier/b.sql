create table trips (id integer, name text, n numeric);
create view v with (security_barrier) as select id, name from trips;
