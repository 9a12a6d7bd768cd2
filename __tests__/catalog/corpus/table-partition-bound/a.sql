create table trips (id integer) partition by range (id);
create table first partition of trips for values from (0) to (10);
