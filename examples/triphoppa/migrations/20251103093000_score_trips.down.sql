drop function trip_score(bigint, bigint, interval);
