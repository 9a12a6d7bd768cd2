create function h() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function h2() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create function i(internal) returns void language c as '$libdir/plpgsql', 'plpgsql_inline_handler';
create function v(oid) returns void language c as '$libdir/plpgsql', 'plpgsql_validator';
create language script handler h inline i;
