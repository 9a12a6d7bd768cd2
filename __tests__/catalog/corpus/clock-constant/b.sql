create table trips (at timestamptz default '2021-01-01 00:00:00+00');
