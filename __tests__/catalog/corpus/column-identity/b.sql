create table trips (n integer generated always as identity);
