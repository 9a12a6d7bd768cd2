create table trips (a integer, b text);
create view v as select a, b from trips;
