create table trips (id integer);
alter table trips add column status text default 'draft';
