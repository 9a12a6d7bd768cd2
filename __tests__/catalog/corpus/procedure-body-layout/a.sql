create procedure p() language sql as $$select 1; select 2$$;
