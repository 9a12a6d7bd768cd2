create table trips (a integer not null, b integer not null, check (a > 1));
