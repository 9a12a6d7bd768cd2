create function lt(integer, point) returns boolean language sql immutable as 'select true';
create operator > (leftarg = integer, rightarg = point, function = lt);
alter operator family pg_catalog.integer_ops using btree add operator 5 > (integer, point);
