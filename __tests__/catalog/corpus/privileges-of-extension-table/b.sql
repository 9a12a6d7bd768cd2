-- with privileges
create extension hstore;
create table t (a integer, b integer);
alter extension hstore add table t;
grant select (b) on t to pg_monitor;
grant insert on t to public;
