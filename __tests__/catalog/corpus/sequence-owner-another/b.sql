create table legs (id integer);
create table trips (id integer);
create sequence trips_id_seq owned by legs.id;
