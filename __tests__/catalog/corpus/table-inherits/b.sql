create table trips (id integer);
create table long (days integer) inherits (trips);
