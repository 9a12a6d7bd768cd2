select
    reports.id,
    reports.reason::text as "reason!",
    reports.message,
    reports.trip_id,
    reports.comment_id,
    reports.photo_id,
    reports.created_at,
    reporters.handle as reporter_handle
from reports
join travellers as reporters on reporters.id = reports.reporter_id
where reports.resolved_at is null
order by reports.created_at
limit 100
