create table trips (id integer generated always as identity (start 5 increment 2));
