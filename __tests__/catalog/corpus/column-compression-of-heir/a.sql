create table trips (name text);
create table heirs () inherits (trips);
