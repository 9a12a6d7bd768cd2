create table trips (a integer, b text);
create view v as select a as c from trips;
