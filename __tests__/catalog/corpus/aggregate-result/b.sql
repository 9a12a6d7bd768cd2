create function ff(integer) returns text language sql immutable as $$select 'a'$$;
create aggregate total(integer) (sfunc = int4pl, stype = integer, finalfunc = ff);
