-- with privileges
create table trips (id integer, name text, n numeric);
alter table trips owner to pg_monitor;
