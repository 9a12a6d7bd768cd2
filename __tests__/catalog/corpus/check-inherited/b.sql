create table trips (id integer constraint positive check (id > 0));
create table long () inherits (trips);
