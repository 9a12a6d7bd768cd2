-- since PostgreSQL 18
create table trips (id integer not null);
create table long (not null id) inherits (trips);
