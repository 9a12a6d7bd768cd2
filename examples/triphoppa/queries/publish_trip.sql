update trips
set status = 'published',
    visibility = $3::text::trip_visibility,
    published_at = coalesce(published_at, now())
where id = $1
  and author_id = $2
  and status = 'draft'
returning slug, published_at
