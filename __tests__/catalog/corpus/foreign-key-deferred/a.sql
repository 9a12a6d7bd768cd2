create table trips (id integer primary key);
create table legs (trip integer constraint r references trips deferrable);
