create foreign data wrapper files;
create foreign data wrapper others;
