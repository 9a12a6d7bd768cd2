create table parts (id integer) partition by range (id);
create table part partition of parts for values from (1) to (9);
comment on column parts.id is 'its number';
comment on column part.id is 'its number';
