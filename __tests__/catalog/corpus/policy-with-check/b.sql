create table trips (id integer, owner text);
create policy p on trips using (true) with check (id > 0);
