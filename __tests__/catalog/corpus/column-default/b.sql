create table trips (n integer default 2);
