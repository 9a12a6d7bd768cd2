create function same(integer, text) returns boolean language sql immutable as $$select true$$;
create function same_too(integer, text) returns boolean language sql immutable as $$select true$$;
create operator === (leftarg = integer, rightarg = text, function = same, merges);
