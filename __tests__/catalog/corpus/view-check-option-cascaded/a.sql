create table trips (id integer, name text, n numeric);
create view v as select id from trips where id > 0 with local check option;
