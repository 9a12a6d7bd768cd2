create table trips (id integer, name text, n numeric);
create view v as select id, name from trips;
comment on view v is 'Short';
