insert into stops (trip_id, position, place_name, country_code, arrived_on, left_on, note, latitude, longitude)
select $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5, $6, $7, $8
from stops
where trip_id = $1
returning id, position
