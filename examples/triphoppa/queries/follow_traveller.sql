insert into follows (follower_id, followee_id)
select $1, travellers.id
from travellers
where travellers.handle = $2
  and travellers.deleted_at is null
on conflict (follower_id, followee_id) do nothing
