create procedure p(a integer) language sql  as $$select 1$$;
