create table trips (id integer constraint k primary key);
