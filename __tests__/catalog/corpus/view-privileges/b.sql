-- with privileges
create table trips (id integer, name text, n numeric);
create view v as select id, name from trips;
grant select on v to pg_monitor;
grant update (name) on v to pg_monitor;
