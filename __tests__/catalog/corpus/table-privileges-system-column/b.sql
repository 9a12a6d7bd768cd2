-- with privileges
create table t (a integer);
grant select on t to pg_monitor;
grant select (ctid) on t to pg_monitor;
