create table trips (id integer, name text, constraint k unique (id));
