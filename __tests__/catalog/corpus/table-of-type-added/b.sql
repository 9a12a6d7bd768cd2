create type trip as (id integer, name text);
create table trips of trip (id with options not null default 1);
