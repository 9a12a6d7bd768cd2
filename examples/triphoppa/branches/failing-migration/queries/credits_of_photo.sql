select name, licence
from photo_credits
where photo_id = $1
order by name
