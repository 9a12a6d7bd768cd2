create table trips (id serial);
