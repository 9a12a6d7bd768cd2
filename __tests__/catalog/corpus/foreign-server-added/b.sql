create foreign data wrapper files;
create foreign data wrapper others;
create server far type 'big' version '1' foreign data wrapper files options (host 'db.example');
