create table trips (a integer, b integer);
create index trips_a_idx2x on trips (a);
alter table trips add constraint trips_b_check check (a > 0);
