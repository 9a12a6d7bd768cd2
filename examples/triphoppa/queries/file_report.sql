insert into reports (reporter_id, trip_id, comment_id, photo_id, reason, message)
values ($1, $2, $3, $4, $5::text::report_reason, $6)
on conflict (reporter_id, trip_id) where resolved_at is null do nothing
returning id
