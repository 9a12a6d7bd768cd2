select id, slug, title, summary, status::text as "status!", published_at, updated_at
from trips
where author_id = $1
  and status <> 'archived'
order by coalesce(published_at, updated_at) desc, id desc
