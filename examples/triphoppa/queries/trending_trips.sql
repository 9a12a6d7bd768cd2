select
    published_trips.id as "id!",
    published_trips.author_handle as "author_handle!",
    published_trips.slug as "slug!",
    published_trips.title as "title!",
    trip_stats.likes as "likes!",
    trip_stats.comments as "comments!"
from published_trips
join trip_stats on trip_stats.trip_id = published_trips.id
where published_trips.published_at > now() - interval '30 days'
order by trip_score(trip_stats.likes, trip_stats.comments, now() - published_trips.published_at) desc
limit 12
