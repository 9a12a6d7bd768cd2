create sequence trips_id_seq;
create table trips (id serial);
drop sequence trips_id_seq;
