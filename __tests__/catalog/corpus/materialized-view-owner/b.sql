-- with privileges
create table trips (id integer, name text, n numeric);
create materialized view v as select id, name from trips;
alter materialized view v owner to pg_monitor;
grant select on v to public;
