create table trips (v tsvector);
alter table trips alter v set storage external;
