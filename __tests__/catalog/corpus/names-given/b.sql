create table trips (a integer, b integer);
create index trips_a_idx on trips (a);
alter table trips add check (a > 0);
