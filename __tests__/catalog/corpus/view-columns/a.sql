create table trips (a integer, b text);
create view v as select a from trips;
