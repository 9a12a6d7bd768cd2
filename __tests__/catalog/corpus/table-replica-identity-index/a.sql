create table trips (id integer not null);
create unique index i on trips (id);
