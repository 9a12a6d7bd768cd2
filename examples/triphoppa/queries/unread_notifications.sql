select
    notifications.id,
    notifications.kind::text as "kind!",
    notifications.trip_id,
    notifications.payload,
    notifications.created_at,
    actors.handle as "actor_handle?"
from notifications
left join travellers as actors on actors.id = notifications.actor_id
where notifications.recipient_id = $1
  and notifications.read_at is null
order by notifications.created_at desc
limit 50
