create function f(a integer, b integer) returns record language sql as $$select 1$$;
