create function notify_followers() returns trigger
language plpgsql as $$
begin
    insert into notifications (recipient_id, actor_id, kind, trip_id)
    select follows.follower_id, new.author_id, 'trip_published', new.id
    from follows
    where follows.followee_id = new.author_id;
    return null;
end
$$;

create trigger trips_notify_followers
    after update of status on trips
    for each row
    when (new.status = 'published' and old.status = 'draft')
    execute function notify_followers();
