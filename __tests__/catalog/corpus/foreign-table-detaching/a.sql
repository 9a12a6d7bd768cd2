create foreign data wrapper w;
create server s foreign data wrapper w;
create table trips (id integer) partition by list (id);
create foreign table one partition of trips for values in (1) server s;
