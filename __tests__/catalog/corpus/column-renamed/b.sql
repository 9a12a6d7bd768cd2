create table trips (status text not null);
create index on trips (status);
