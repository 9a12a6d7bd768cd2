select id, position, place_name, country_code, arrived_on, left_on, note, latitude, longitude
from stops
where trip_id = $1
order by position
