create table trips (a integer not null, b integer not null, unique (a, b));
