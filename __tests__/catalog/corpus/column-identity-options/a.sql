create table trips (id integer generated always as identity);
