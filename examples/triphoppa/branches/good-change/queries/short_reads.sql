select trips.id, trips.slug, trips.title, trips.reading_time
from trips
where trips.status = 'published'
  and trips.visibility = 'everybody'
  and trips.reading_time <= $1
order by trips.reading_time, trips.published_at desc
limit 20
