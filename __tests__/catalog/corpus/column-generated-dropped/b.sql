create table trips (id integer, twice integer);
