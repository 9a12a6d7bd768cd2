create foreign data wrapper files;
create foreign data wrapper others;
create server far foreign data wrapper files options (host 'a', port '1');
