create function f(a integer) returns text language sql  as $$select 'a b'$$;
