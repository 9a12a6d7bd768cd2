create table trips (id integer, name text, n numeric);
alter table trips alter id set (n_distinct = 5, n_distinct_inherited = 7);
