create table a (id integer);
create table b (id integer);
create table ab () inherits (a, b);
