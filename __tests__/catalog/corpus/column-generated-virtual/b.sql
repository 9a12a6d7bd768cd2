-- since PostgreSQL 18
create table trips (a integer, n integer generated always as (a + 1) virtual);
