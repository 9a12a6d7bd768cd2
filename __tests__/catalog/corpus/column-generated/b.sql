create table trips (a integer, n integer generated always as (a + 2) stored);
