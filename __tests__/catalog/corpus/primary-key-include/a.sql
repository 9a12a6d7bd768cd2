create table trips (id integer, name text, constraint k primary key (id));
