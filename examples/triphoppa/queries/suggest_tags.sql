select tags.name::text as "name!", count(trip_tags.trip_id) as "trips!"
from tags
left join trip_tags on trip_tags.tag_id = tags.id
where tags.name::text % $1
group by tags.id
order by similarity(tags.name::text, $1) desc, count(trip_tags.trip_id) desc
limit 8
