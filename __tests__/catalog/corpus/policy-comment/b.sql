create table trips (id integer, owner text);
create policy p on trips using (true);
comment on policy p on trips is 'Mine';
