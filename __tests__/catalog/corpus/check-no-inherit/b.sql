create table trips (a integer not null, b integer not null, constraint positive check (a > 0) no inherit);
