create table trips (id integer) partition by hash (id);
create table one partition of trips for values with (modulus 2, remainder 0);
