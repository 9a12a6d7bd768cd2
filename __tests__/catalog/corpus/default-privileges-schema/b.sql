-- with privileges
create schema app;
alter default privileges in schema app grant usage on sequences to pg_monitor;
