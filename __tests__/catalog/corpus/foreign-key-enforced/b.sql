-- since PostgreSQL 18
create table trips (id integer primary key);
create table legs (trip integer constraint r references trips not enforced);
