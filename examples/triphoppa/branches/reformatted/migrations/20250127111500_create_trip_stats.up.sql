create materialized view trip_stats as
select
  trips.id as trip_id,
  (select count(*) from trip_likes where trip_likes.trip_id = trips.id) as likes,
  (
    select count(*)
    from comments
    where comments.trip_id = trips.id
      and comments.deleted_at is null
  ) as comments,
  (select count(*) from photos where photos.trip_id = trips.id) as photos,
  (select count(*) from stops where stops.trip_id = trips.id) as stops
from trips
where trips.status = 'published';

-- Needed by "refresh materialized view concurrently".
create unique index trip_stats_trip_id_key on trip_stats (trip_id);
