select
    trips.id,
    trips.slug,
    trips.title,
    trips.summary,
    trips.body,
    trips.starts_on,
    trips.ends_on,
    trips.language,
    trips.status::text as "status!",
    trips.visibility::text as "visibility!",
    trips.published_at,
    travellers.display_name as author_name
from trips
join travellers on travellers.id = trips.author_id
where travellers.handle = $1
  and travellers.deleted_at is null
  and trips.slug = $2
  and (trips.status = 'published' or trips.author_id = $3)
