select
    comments.id,
    comments.parent_id,
    comments.body,
    comments.created_at,
    travellers.handle as author_handle
from comments
join travellers on travellers.id = comments.author_id
where comments.trip_id = $1
  and comments.deleted_at is null
order by comments.created_at, comments.id
