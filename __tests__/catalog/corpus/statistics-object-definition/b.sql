create table trips (id integer, name text, n numeric);
create statistics st (dependencies) on id, name from trips;
