create table trips (id integer) partition by list (id);
create table one (id integer);
alter table trips attach partition one for values in (1);
