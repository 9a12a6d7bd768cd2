create view published_trips as
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
where trips.status = 'published';

comment on view published_trips is 'What a visitor who is not signed in may see';
