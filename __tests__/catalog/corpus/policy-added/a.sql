create table trips (id integer, owner text);
