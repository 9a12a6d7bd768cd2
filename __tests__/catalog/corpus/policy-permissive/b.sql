create table trips (id integer, owner text);
create policy p on trips as restrictive using (true);
