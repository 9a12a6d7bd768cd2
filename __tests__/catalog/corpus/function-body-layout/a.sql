create function f(a integer) returns integer language plpgsql  as $$
begin
  -- one
  return 1;
end
$$;
