create type status as enum ('new', 'old');
create table trips (a status);
