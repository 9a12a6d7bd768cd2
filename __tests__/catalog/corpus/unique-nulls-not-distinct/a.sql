create table trips (a integer unique);
