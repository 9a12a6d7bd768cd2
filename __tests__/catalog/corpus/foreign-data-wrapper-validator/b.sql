create function check_options(text[], oid) returns void language internal as 'postgresql_fdw_validator';
create foreign data wrapper files validator check_options;
