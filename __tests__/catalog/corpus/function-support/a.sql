create function f(a integer) returns integer language sql strict as $$select 1$$;
