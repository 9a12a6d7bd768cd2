create function f(a integer) returns integer language sql immutable as $$select 1$$;
