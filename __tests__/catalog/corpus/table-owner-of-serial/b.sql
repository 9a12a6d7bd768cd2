-- with privileges
create table trips (id serial);
alter table trips owner to pg_monitor;
