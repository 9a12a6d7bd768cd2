select id, handle, display_name, bio, role::text as "role!", created_at
from travellers
where handle = $1
  and deleted_at is null
