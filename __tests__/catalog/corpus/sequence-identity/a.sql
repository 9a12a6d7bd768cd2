create table trips (id integer not null);
create sequence trips_id_seq as integer owned by trips.id;
