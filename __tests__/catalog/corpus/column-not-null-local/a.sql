create table trips (id integer not null);
create table long () inherits (trips);
