-- with privileges
create table trips (id integer, name text, n numeric);
grant all on trips to public;
