create type span as (a integer);
create function to_span(text) returns span language sql immutable as $$select null::span$$;
create function to_other_span(text) returns span language sql immutable as $$select null::span$$;
create cast (text as span) with function to_other_span(text);
