create table trips (id integer, owner text);
create policy p on trips for delete using (true);
