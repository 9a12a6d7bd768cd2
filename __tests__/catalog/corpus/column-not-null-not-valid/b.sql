-- since PostgreSQL 18
create table trips (id integer);
alter table trips add not null id not valid;
