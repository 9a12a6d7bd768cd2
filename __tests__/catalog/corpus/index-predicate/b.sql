create table trips (a integer, b text);
create index i on trips (a) where a > 0;
