create table trips (id integer primary key, day date not null) partition by range (id);
create index on trips (day);
