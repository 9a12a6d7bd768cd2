create extension hstore;
create table t (a integer, b varchar);
alter extension hstore add table t;
alter table t add check (b::text = any (array['x'::varchar::text, 'y'::varchar::text]));
create policy other on t using (true);
create policy mine on t to pg_read_all_stats, pg_monitor using (b::text = any (array['x'::varchar::text, 'y'::varchar::text]));
