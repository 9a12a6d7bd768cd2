create extension hstore;
create table t (a integer);
alter extension hstore add table t;
create table trips (a integer);
create materialized view m as select a from trips;
alter materialized view m depends on extension hstore;
