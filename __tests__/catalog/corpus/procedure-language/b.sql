create procedure p(a integer) language plpgsql as $$begin end$$;
