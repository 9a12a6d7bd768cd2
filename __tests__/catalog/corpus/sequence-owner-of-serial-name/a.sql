create table trips (id integer);
create sequence trips_id_seq;
