create table trips (n integer);
