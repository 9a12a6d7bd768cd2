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
where trips.status = 'published';

drop index travellers_handle_key;
delete from travellers where deleted_at is not null;
alter table travellers add constraint travellers_handle_key unique (handle);

alter table travellers drop column deleted_at;
