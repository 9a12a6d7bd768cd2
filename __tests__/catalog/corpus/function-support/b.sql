create function f(a integer) returns integer language sql strict support generate_series_int4_support as $$select 1$$;
