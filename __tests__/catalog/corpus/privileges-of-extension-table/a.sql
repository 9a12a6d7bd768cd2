create extension hstore;
create table t (a integer, b integer);
alter extension hstore add table t;
