create type status as enum ('draft', 'published');
create table users (id bigserial primary key, email text not null unique);
create table trips (
  id bigint generated always as identity primary key,
  user_id bigint not null references users on delete cascade,
  status status not null default 'draft',
  title varchar(80) collate "C",
  words integer check (words > 0),
  twice integer generated always as (words * 2) stored
);
create index on trips (user_id);
create unique index trips_title on trips (lower(title)) where status = 'published';
