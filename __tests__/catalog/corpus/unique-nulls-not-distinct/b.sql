-- since PostgreSQL 15
create table trips (a integer unique nulls not distinct);
