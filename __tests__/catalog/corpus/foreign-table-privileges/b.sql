-- with privileges
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table away (id integer) server s options (table_name 'a');
grant select on away to pg_monitor;
alter foreign table away owner to pg_monitor;
