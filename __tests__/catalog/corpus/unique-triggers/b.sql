create table trips (id integer constraint u unique deferrable);
alter table trips disable trigger all;
