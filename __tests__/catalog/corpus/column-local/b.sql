create table trips (id integer);
create table long (id integer) inherits (trips);
