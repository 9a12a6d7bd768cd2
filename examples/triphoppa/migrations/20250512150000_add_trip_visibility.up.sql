create type trip_visibility as enum ('everybody', 'followers', 'link');

alter table trips add column visibility trip_visibility not null default 'everybody';

comment on column trips.visibility is 'Who may read the trip once it is published; "link" is left out of lists and search';

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
  and trips.visibility = 'everybody'
  and travellers.deleted_at is null;
