create table trips (n numeric);
alter table trips alter n set storage plain;
