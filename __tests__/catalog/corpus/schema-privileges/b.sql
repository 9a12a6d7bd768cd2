-- with privileges
create schema app;
grant usage on schema app to pg_monitor;
