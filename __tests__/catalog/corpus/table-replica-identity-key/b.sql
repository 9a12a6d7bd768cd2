create table trips (id integer constraint k primary key);
alter table trips replica identity using index k;
