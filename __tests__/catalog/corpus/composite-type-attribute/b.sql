create type point2 as (x integer, y varchar(3));
