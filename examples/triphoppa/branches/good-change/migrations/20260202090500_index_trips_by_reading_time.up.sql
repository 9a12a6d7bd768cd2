-- no-transaction
create index concurrently trips_reading_time_idx on trips (reading_time, published_at desc) where status = 'published';
