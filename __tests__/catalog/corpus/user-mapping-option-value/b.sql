create foreign data wrapper files;
create server far foreign data wrapper files;
create user mapping for current_user server far options (user 'x', password 'other', unheard_of 'b', password_required 'false');
