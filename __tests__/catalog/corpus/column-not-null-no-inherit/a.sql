create table trips (id integer not null);
