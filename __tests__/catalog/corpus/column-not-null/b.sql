create table trips (n integer not null);
