create table trips (id integer, name text, n numeric);
comment on column trips.name is 'As shown';
