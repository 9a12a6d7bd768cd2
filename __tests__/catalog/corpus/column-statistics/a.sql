create table trips (id integer, name text, n numeric);
