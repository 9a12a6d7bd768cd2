create table trips (n numeric);
