create extension hstore;
create extension citext;
create table t (id integer, note text, constraint t_key primary key (id));
create index by_note on t (note);
create materialized view m as select id from t;
create function f() returns trigger language plpgsql as $$begin return new; end$$;
create trigger touched before update on t for each row execute function f();

