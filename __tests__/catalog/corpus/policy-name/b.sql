create table trips (id integer, owner text);
create policy q on trips using (true);
