create table trips (a integer, b text);
create materialized view v as select a from trips;
