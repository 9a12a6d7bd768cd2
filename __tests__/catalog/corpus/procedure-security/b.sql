create procedure p(a integer) language sql security definer as $$select 1$$;
