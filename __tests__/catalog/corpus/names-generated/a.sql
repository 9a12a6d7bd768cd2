create table users (id integer primary key, email text unique);
create table trips (id integer primary key, user_id integer references users, n integer check (n > 0), m integer, check (n > m), exclude using btree (n with =));
create index on trips (user_id, lower(n::text)) include (m);
create index on trips (m);
