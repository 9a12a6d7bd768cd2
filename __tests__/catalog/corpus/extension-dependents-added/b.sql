create extension hstore;
create function f() returns integer language sql as 'select 1';
alter function f() depends on extension hstore;
