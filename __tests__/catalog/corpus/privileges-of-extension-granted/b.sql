-- with privileges
create extension hstore;
grant execute on function akeys(hstore) to pg_monitor, pg_signal_backend;
