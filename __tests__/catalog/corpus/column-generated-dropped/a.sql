create table trips (id integer, twice integer generated always as (id * 2) stored);
