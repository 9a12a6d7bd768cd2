create function f() returns language_handler language c as 'plpgsql', 'plpgsql_call_handler';
