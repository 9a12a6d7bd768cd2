-- since PostgreSQL 18
create table trips (id int4range, at tsrange, constraint k primary key (id, at without overlaps));
create table legs (trip int4range, at tsrange, constraint r foreign key (trip, period at) references trips (id, period at));
