create table trips (id integer);
alter table trips enable row level security;
