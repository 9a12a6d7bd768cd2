create function f(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
