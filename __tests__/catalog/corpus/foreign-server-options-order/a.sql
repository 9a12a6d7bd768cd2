create foreign data wrapper w options (b '1', a '2');
create server far foreign data wrapper w options (host 'a', dbname 'b');
create user mapping for public server far options ("user" 'a', email 'b');
create foreign table t (id integer options (b '1', a '2')) server far options (y '1', x '2');
