create table trips (id integer);
alter table trips replica identity full;
