create table trips (id integer not null);
create unique index i on trips (id);
alter table trips replica identity using index i;
