-- since PostgreSQL 18
create table trips (id integer);
alter table trips add constraint there not null id;
