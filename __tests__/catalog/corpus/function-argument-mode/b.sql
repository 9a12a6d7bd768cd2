create function f(a integer, b integer, out c integer, out d integer) returns record language sql as $$select 1, 2$$;
