create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table away (id integer) server s options (table_name 'a');
alter foreign table away add constraint positive check (id > 0);
