create table trips (id integer);
alter table trips set (fillfactor = 70);
