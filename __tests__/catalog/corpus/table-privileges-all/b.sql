-- with privileges
create table t (a integer);
grant all on t to pg_monitor;
revoke delete on t from current_user;
