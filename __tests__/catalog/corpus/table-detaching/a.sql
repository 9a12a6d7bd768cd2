create table trips (id integer, day date not null) partition by range (day);
create table one partition of trips for values from ('2026-01-01') to ('2026-02-01');
