create function up(integer) returns integer language sql immutable as $$select 1$$;
