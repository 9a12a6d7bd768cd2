insert into comments (trip_id, author_id, parent_id, body)
values ($1, $2, $3, $4)
returning id, created_at
