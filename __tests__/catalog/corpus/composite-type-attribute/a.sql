create type point2 as (x integer, y text);
