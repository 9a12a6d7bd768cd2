create table trips (a text);
