create table trips (id integer, name text, place point);
create index i on trips (id, lower(name));
comment on index i is 'Because';
