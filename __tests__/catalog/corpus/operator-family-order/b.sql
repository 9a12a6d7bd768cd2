create function lt(integer, point) returns boolean language sql immutable as 'select true';
create function compare(integer, point) returns integer language sql immutable as 'select 1';
create operator > (leftarg = integer, rightarg = point, function = lt);
create operator < (leftarg = integer, rightarg = point, function = lt);
create operator family places using btree;
alter operator family places using btree add function 2 (integer, integer) btint4sortsupport(internal), function 1 (integer, point) compare(integer, point),
  operator 5 > (integer, point), operator 1 < (integer, point);
