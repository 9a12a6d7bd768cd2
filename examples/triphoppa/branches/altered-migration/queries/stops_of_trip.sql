select id, position, place_name, country_code, arrives_on, leaves_on, story, latitude, longitude
from stops
where trip_id = $1
order by position
