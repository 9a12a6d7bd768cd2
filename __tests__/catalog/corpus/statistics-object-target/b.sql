create table trips (id integer, name text, n numeric);
create statistics st on id, name from trips;
alter statistics st set statistics 50;
