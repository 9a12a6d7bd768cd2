select
    published_trips.id as "id!",
    published_trips.author_handle as "author_handle!",
    published_trips.slug as "slug!",
    published_trips.title as "title!",
    published_trips.summary,
    ts_rank(trips.search, words) as "rank!"
from published_trips
join trips on trips.id = published_trips.id
cross join websearch_to_tsquery('english', $1) as words
where trips.search @@ words
order by ts_rank(trips.search, words) desc, published_trips.published_at desc
limit 50
