create aggregate total(integer) (sfunc = int84pl, stype = bigint, initcond = 0);
