-- with privileges
create extension hstore;
revoke execute on function akeys(hstore) from public;
grant execute on function avals(hstore) to pg_monitor;
