create table trips (id integer, title text);
