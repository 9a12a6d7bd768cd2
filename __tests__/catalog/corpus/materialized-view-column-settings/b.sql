create table trips (id integer, name text, n numeric);
create materialized view v as select id, name from trips;
alter materialized view v alter name set storage external, alter name set compression pglz, alter id set statistics 5, alter id set (n_distinct = 3);
