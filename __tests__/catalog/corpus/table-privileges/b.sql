-- with privileges
create table trips (id integer, name text, n numeric);
grant select, insert on trips to pg_monitor;
