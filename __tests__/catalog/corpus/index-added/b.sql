create table trips (a integer, b text);
create index on trips (a);
