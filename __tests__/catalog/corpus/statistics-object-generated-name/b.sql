create table trips (id integer, name text, n numeric);
create statistics trips_name_id_n_stat1 on n, id, name from trips;
