create table trips (id integer constraint k primary key deferrable);
alter table trips disable trigger all;
