select trip_id as "trip_id!", author_handle as "author_handle!", slug as "slug!", title as "title!", published_at
from following_feed
where traveller_id = $1
  and published_at < $2
order by published_at desc, trip_id desc
limit 20
