create table trips (id serial, name text);
