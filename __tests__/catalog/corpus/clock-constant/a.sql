create table trips (at timestamptz default '2020-01-01 00:00:00+00');
