create table trips (id integer);
create table long () inherits (trips);
