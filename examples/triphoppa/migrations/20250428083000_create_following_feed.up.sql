create view following_feed as
select
    follows.follower_id as traveller_id,
    published_trips.id as trip_id,
    published_trips.author_handle,
    published_trips.slug,
    published_trips.title,
    published_trips.published_at
from follows
join published_trips on published_trips.author_id = follows.followee_id;

create index trips_author_id_published_at_idx on trips (author_id, published_at desc) where status = 'published';
