create table trips (id integer);
alter table trips add constraint present not null id;
