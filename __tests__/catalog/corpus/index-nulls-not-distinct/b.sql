-- since PostgreSQL 15
create table trips (id integer);
create unique index i on trips (id) nulls not distinct;
