create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table away (id integer options (column_name 'x') not null default 7, name text) server s options (table_name 'a');
comment on foreign table away is 'Far';
