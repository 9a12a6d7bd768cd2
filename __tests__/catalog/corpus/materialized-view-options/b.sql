create table trips (id integer, name text, n numeric);
create materialized view v as select id, name from trips;
alter materialized view v set (fillfactor = 60, toast.autovacuum_enabled = false);
