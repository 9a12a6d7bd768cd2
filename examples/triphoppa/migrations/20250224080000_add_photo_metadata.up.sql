alter table photos
    add column width integer,
    add column height integer,
    add column taken_at timestamptz,
    add column exif jsonb not null default '{}';

create index photos_taken_at_idx on photos (trip_id, taken_at) where taken_at is not null;
