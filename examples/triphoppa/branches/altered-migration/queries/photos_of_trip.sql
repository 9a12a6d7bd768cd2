select id, stop_id, storage_key, alt_text, width, height, taken_at
from photos
where trip_id = $1
order by taken_at nulls last, id
