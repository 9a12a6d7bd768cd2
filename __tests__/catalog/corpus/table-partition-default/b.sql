create table trips (id integer) partition by list (id);
create table one partition of trips default;
