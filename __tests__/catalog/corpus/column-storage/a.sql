create table trips (n text);
