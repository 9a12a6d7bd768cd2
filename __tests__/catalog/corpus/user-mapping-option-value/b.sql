create foreign data wrapper files;
create foreign data wrapper others;
create server far foreign data wrapper files;
create user mapping for current_user server far options (user 'x', password 'other');
