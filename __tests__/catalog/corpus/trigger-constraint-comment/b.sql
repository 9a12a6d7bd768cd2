create table t (a integer);
create function f() returns trigger language plpgsql as $$begin return new; end$$;
create constraint trigger late after insert on t deferrable for each row execute function f();
comment on constraint late on t is 'Late';
