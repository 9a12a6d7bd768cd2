create table trips (a integer not null, b integer not null, constraint trips_key primary key (a));
