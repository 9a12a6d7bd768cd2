insert into photos (trip_id, stop_id, uploaded_by, storage_key, alt_text, width, height, taken_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (trip_id, storage_key) do update set alt_text = excluded.alt_text
returning id
