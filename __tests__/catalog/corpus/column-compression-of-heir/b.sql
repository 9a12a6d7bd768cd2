create table trips (name text);
create table heirs () inherits (trips);
alter table trips alter name set compression pglz;
alter table heirs alter name set compression pglz;
