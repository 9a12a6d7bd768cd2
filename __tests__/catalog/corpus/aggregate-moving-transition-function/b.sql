create aggregate total(integer) (sfunc = int4pl, stype = integer, msfunc = int4mul, minvfunc = int4mi, mstype = integer);
