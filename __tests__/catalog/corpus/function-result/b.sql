create function f(a integer) returns bigint language sql  as $$select 1$$;
