create table trips (x box, a integer);
