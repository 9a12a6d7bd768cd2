create table trips (id integer, owner text);
create policy p on trips with check (id > 0);
