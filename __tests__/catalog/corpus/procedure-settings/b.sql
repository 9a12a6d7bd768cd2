create procedure p(a integer) language sql set search_path = '' as $$select 1$$;
