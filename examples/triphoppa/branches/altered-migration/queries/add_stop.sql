insert into stops (trip_id, position, place_name, country_code, arrives_on, leaves_on, story, latitude, longitude)
select $1, coalesce(max(position), -1) + 1, $2, $3, $4, $5, $6, $7, $8
from stops
where trip_id = $1
returning id, position
