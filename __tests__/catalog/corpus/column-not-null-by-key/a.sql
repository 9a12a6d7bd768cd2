create table trips (id integer primary key);
