-- with privileges
create extension hstore;
revoke execute on function akeys(hstore) from public;
grant execute on function akeys(hstore) to public;
