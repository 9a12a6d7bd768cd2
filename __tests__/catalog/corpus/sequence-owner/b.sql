create table trips (id integer);
create sequence s owned by trips.id;
