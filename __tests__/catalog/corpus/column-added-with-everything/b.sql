create table trips (id integer, name varchar(40) compression pglz collate "C" not null default 'x');
alter table trips alter name set storage external, alter name set statistics 7, alter name set (n_distinct = 5);
comment on column trips.name is 'As shown';
