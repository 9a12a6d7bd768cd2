create table trips (a integer, b text);
