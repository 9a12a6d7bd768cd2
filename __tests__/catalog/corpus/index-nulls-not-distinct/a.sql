create table trips (id integer);
create unique index i on trips (id);
