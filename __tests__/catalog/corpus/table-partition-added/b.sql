create table trips (id integer primary key, day date not null) partition by range (id);
create index on trips (day);
create table first partition of trips for values from (0) to (10);
