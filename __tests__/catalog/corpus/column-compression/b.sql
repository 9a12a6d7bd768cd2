create table trips (id integer, name text, n numeric);
alter table trips alter name set compression pglz;
