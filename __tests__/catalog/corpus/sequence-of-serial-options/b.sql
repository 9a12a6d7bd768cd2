create table trips (id serial);
alter sequence trips_id_seq increment 5;
