create table trips (n text);
alter table trips alter column n set storage external;
