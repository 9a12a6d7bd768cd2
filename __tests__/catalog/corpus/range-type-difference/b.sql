create type span as range (subtype = double precision, subtype_diff = float8mi);
