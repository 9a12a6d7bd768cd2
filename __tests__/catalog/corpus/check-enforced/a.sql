create table trips (a integer);
alter table trips add constraint positive check (a > 0) not enforced;
