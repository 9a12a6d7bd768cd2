create table trips (id integer, name text, n numeric);
create view v as select id, name from trips;
create rule s as on delete to v do instead nothing;
