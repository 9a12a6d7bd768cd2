create function lt(integer, point) returns boolean language sql immutable as 'select true';
create operator < (leftarg = integer, rightarg = point, function = lt);
create function compare(integer, point) returns integer language sql immutable as 'select 1';

