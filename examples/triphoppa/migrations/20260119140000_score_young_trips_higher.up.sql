-- Last week's trips were gone from the front page after a day; let them fade with the square root of their age.
create or replace function trip_score(likes bigint, comments bigint, age interval) returns double precision
language sql immutable as $$
    select (likes + 2 * comments) / sqrt(1 + extract(epoch from age)::double precision / 86400)
$$;
