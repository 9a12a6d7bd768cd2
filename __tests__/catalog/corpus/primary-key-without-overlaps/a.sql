create table trips (id int4range, at tsrange, constraint k primary key (id, at));
