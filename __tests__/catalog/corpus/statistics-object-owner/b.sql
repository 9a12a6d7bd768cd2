-- with privileges
create table trips (id integer, name text, n numeric);
create statistics st on id, name from trips;
alter statistics st owner to pg_monitor;
