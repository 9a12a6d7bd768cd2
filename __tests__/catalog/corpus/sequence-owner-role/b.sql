-- with privileges
create sequence s;
alter sequence s owner to pg_monitor;
grant usage on sequence s to public;
