create table trips (n integer default 7);
