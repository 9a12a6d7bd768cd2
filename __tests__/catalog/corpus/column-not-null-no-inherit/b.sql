-- since PostgreSQL 18
create table trips (id integer not null no inherit);
