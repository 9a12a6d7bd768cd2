create table users (id integer primary key, other integer unique);
create table trips (user_id integer);
alter table trips add constraint owner foreign key (user_id) references users;
