create table trips (id integer);
create sequence s increment 5 owned by trips.id;
alter table trips alter id set default nextval('s');
