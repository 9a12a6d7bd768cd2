create procedure p() language c as 'plpgsql', 'plpgsql_call_handler';
