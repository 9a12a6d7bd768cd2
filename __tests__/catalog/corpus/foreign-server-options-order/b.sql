create foreign data wrapper w options (a '2', b '1');
create server far foreign data wrapper w options (dbname 'b', host 'a');
create user mapping for public server far options (email 'b', "user" 'a');
create foreign table t (id integer options (a '2', b '1')) server far options (x '2', y '1');
