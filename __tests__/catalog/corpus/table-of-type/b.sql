create type trip as (id integer, name text);
create table trips (id integer, name text);
alter table trips of trip;
