create table trips (a integer not null, b integer not null, primary key (a, b));
