create table trips (id integer, name text, n numeric);
comment on table trips is 'Another';
