create foreign data wrapper files;
create foreign data wrapper others;
create server far type 'big' foreign data wrapper files;
