create table trips (id integer);
create table heirs () inherits (trips);
alter table trips alter id set (n_distinct = 5);
alter table heirs alter id set (n_distinct = 5);
