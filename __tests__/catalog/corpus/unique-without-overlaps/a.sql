create table trips (id int4range, at tsrange, constraint k unique (id, at));
