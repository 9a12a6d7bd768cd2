create aggregate total(integer) (sfunc = int4mul, stype = integer);
