create function lt(integer, point) returns boolean language sql immutable as 'select true';
create operator < (leftarg = integer, rightarg = point, function = lt);
create function compare(integer, point) returns integer language sql immutable as 'select 1';
alter operator family pg_catalog.integer_ops using btree add operator 1 < (integer, point);
