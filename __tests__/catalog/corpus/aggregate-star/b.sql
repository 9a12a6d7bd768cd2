create aggregate anything(*) (sfunc = int8inc, stype = bigint, initcond = 0);
