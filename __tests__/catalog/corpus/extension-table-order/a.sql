create extension hstore;
create table t (a integer, b varchar, c integer);
alter table t drop c;
alter extension hstore add table t;
create policy mine on t to pg_monitor, pg_read_all_stats using (b in ('x', 'y'));
create policy other on t using (true);
alter table t add check (b in ('x', 'y'));
