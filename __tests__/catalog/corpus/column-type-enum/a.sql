create type s as enum ('a');
create table trips (n text default 'a');
