create table trips (id integer, name text, n numeric);
create statistics trips_n_id_name_stat on n, id, name from trips;
