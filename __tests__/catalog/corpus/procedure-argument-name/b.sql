create procedure p(b integer) language sql as $$select 1$$;
