-- since PostgreSQL 18
create table trips (n text);
alter table trips add constraint n not null n not valid;
