create aggregate least_of(integer) (sfunc = int4smaller, stype = integer);
