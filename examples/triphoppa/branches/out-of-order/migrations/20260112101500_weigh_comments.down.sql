create or replace function trip_score(likes bigint, comments bigint, age interval) returns double precision
language sql immutable as $$
    select (likes + comments) / (1 + extract(epoch from age)::double precision / 86400)
$$;
