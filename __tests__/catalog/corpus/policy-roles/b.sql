create table trips (id integer, owner text);
create policy p on trips to pg_monitor, pg_read_all_data using (true);
