create aggregate total(amount integer) (sfunc = int4pl, stype = integer);
