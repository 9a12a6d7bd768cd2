-- no-transaction
drop index concurrently trips_reading_time_idx;
