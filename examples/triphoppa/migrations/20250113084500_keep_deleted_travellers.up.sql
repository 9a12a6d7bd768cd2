alter table travellers add column deleted_at timestamptz;

-- The handle of an account that is gone may be taken by somebody else.
alter table travellers drop constraint travellers_handle_key;
create unique index travellers_handle_key on travellers (handle) where deleted_at is null;

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
