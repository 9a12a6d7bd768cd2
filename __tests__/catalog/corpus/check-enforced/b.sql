-- since PostgreSQL 18
create table trips (a integer);
alter table trips add constraint positive check (a > 0);
