create table trips (b integer, a integer);
