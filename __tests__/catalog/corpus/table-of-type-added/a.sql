create type trip as (id integer, name text);
