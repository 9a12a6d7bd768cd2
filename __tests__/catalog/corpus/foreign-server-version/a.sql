create foreign data wrapper files;
create foreign data wrapper others;
create server far version '1' foreign data wrapper files;
