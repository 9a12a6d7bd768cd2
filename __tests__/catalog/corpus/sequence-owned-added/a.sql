create table trips (id integer);
