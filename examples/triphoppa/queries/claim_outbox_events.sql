update outbox_events
set attempts = attempts + 1
where id in (
    select id
    from outbox_events
    where delivered_at is null
      and attempts < 8
    order by created_at
    limit $1
    for update skip locked
)
returning id, topic, payload
