create table trips (id integer);
alter table trips force row level security;
