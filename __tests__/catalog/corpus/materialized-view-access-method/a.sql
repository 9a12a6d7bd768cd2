create access method heap2 type table handler heap_tableam_handler;
create table trips (id integer, name text, n numeric);
create materialized view v as select id, name from trips;
