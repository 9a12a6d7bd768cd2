create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table away (id integer) server s options (table_name 'a');
comment on foreign table away is 'Far';
