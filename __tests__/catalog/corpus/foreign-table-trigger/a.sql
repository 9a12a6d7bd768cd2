create foreign data wrapper w;
create server s foreign data wrapper w;
create function f() returns trigger language plpgsql as $$begin return new; end$$;
create foreign table away (id integer) server s options (table_name 'a');
