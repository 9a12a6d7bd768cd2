create function f(a bigint) returns integer language sql  as $$select 1$$;
