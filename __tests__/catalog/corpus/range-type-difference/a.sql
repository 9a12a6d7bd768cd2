create type span as range (subtype = double precision);
