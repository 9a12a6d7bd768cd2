create function f(variadic a integer[]) returns integer language sql as $$select 1$$;
