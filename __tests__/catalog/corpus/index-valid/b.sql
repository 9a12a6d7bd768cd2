create table trips (a integer, b text);
create index i on trips (a);
update pg_index set indisvalid = false where indexrelid = 'i'::regclass;
