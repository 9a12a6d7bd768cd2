create aggregate total(integer) (sfunc = int4pl, stype = integer, sspace = 8);
