create table users (id integer primary key, other integer unique);
create table trips (user_id integer references users);
