create table trips (a integer not null, b integer not null, constraint above_zero check (a > 0));
