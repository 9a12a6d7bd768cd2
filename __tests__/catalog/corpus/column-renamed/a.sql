create table trips (state text not null);
create index on trips (state);
