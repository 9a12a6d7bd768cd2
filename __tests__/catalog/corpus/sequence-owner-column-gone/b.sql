create table trips (name text);
create sequence trips_id_seq as integer;
