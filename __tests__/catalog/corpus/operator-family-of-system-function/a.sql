create function compare(integer, point) returns integer language sql immutable as 'select 1';
