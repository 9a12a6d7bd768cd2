create table trips (id integer, owner text);
create policy p on trips as restrictive for update to pg_monitor, pg_read_all_data using (id > 0) with check (id > 1);
comment on policy p on trips is 'Mine';
