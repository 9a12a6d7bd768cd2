create table trips (a integer, b text);
create index j on trips (a);
