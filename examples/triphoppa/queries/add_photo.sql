insert into photos (trip_id, stop_id, uploaded_by, storage_key, caption, width, height, taken_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (storage_key) do update set caption = excluded.caption
returning id
