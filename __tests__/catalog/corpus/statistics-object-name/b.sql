create table trips (id integer, name text, n numeric);
create statistics su on id, name from trips;
