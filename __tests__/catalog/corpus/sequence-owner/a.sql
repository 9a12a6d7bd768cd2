create table trips (id integer);
create sequence s;
