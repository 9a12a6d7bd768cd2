create extension hstore;
create table t (a integer, b varchar);
create view v as select a from t;
create function f() returns trigger language plpgsql as $$begin return new; end$$;
alter extension hstore add table t;
alter extension hstore add view v;
create index by_a on t (a);
