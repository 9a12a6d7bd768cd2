create type point2 as (y text, x integer);
