create function f(a integer) returns integer language sql set search_path = public as $$select 1$$;
