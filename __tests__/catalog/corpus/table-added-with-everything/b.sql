create table trips (id integer primary key, name text compression pglz) with (fillfactor = 70, toast.autovacuum_enabled = false);
alter table trips enable row level security, force row level security, replica identity full, alter name set storage external, alter name set statistics 10, alter id set (n_distinct = 5);
