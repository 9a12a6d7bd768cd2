-- with privileges
create table trips (id integer, name text, n numeric);
grant select on trips to pg_monitor;
grant select on trips to pg_monitor with grant option;
