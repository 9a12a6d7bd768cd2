create table trips (took interval);
