create table trips (a integer, b integer);
