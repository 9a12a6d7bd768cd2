create function f(a integer) returns integer language plpgsql  as $$begin return 1; end$$;
