create type s as enum ('a');
create table trips (n s default 'a');
