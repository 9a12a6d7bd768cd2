create or replace view published_trips as
select
    trips.id,
    trips.author_id,
    travellers.handle as author_handle,
    trips.slug,
    trips.title,
    trips.summary,
    trips.published_at
from trips
join travellers on travellers.id = trips.author_id
where trips.status = 'published'
  and travellers.deleted_at is null;

alter table trips drop column visibility;

drop type trip_visibility;
