create function f(a integer) returns setof integer language sql rows 5 as $$select 1$$;
