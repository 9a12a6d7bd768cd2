create table trips (id integer) with (fillfactor = 70, autovacuum_enabled = false);
