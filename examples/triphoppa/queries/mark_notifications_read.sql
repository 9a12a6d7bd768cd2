update notifications
set read_at = now()
where recipient_id = $1
  and id = any ($2::bigint[])
  and read_at is null
