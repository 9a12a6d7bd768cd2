update reports
set resolved_at = now(),
    resolved_by = $2,
    resolution = $3
where id = $1
  and resolved_at is null
