create table trips (id integer, name text, n numeric);
create view v as select id, name from trips;
create rule r as on delete to v where old.id > 0 do instead delete from trips where id = old.id;
