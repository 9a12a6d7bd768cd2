create function f(a integer) returns integer language sql security definer as $$select 1$$;
