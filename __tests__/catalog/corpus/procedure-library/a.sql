create procedure p() language c as '$libdir/plpgsql', 'plpgsql_call_handler';
