create foreign data wrapper w;
create server s foreign data wrapper w;
create table trips (id integer) partition by list (id);
create foreign table one (id integer) server s;
alter table trips attach partition one for values in (1);
