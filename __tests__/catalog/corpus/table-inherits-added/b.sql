create table trips (id integer);
create table long (km integer default 7) inherits (trips);
