-- with privileges
create schema app;
alter schema app owner to pg_monitor;
