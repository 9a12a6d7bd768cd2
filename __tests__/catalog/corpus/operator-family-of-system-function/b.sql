create function compare(integer, point) returns integer language sql immutable as 'select 1';
alter operator family pg_catalog.integer_ops using btree add function 1 (integer, point) compare(integer, point);
