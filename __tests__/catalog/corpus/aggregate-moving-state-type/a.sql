create function mf(integer, bigint) returns integer language sql immutable as $$select 1$$;
create function ff(integer) returns bigint language sql immutable as $$select 1::bigint$$;
create aggregate total(bigint) (sfunc = int8pl, stype = bigint, msfunc = int8pl, minvfunc = int8mi, mstype = bigint);
