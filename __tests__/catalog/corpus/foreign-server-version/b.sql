create foreign data wrapper files;
create foreign data wrapper others;
create server far version '2' foreign data wrapper files;
