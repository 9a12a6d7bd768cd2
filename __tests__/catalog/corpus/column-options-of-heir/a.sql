create table trips (id integer);
create table heirs () inherits (trips);
