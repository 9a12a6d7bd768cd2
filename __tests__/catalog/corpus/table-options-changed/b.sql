create table trips (id integer) with (fillfactor = 80);
