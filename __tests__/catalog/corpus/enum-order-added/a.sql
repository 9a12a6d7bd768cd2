create type status as enum ('a', 'c');
alter type status add value 'b' before 'c';
