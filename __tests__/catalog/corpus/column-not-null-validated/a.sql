create table trips (n text);
alter table trips add constraint n not null n;
