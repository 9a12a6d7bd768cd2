create table trips (a integer, b text);
create unique index i on trips (a);
