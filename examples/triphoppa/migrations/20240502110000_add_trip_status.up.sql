create type trip_status as enum ('draft', 'published', 'archived');

alter table trips
    add column status trip_status not null default 'draft',
    add column published_at timestamptz;
