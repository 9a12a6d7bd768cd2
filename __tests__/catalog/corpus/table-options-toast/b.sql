create table trips (id integer, name text, n numeric);
alter table trips set (toast.autovacuum_enabled = false, autovacuum_enabled = false);
