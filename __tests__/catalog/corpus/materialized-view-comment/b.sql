create table trips (id integer, name text, n numeric);
create materialized view v as select id, name from trips;
comment on materialized view v is 'Kept';
comment on column v.id is 'Its key';
