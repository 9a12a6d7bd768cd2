-- with privileges
create table trips (id integer, name text, n numeric);
grant select (name), update (name) on trips to pg_monitor;
