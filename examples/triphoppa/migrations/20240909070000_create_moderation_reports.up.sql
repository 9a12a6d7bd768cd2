create type report_reason as enum ('spam', 'abuse', 'copyright', 'privacy', 'other');

create table reports (
    id bigint generated always as identity primary key,
    reporter_id bigint not null references travellers (id) on delete cascade,
    trip_id bigint references trips (id) on delete cascade,
    comment_id bigint references comments (id) on delete cascade,
    photo_id bigint references photos (id) on delete cascade,
    reason report_reason not null,
    message text,
    created_at timestamptz not null default now(),
    resolved_at timestamptz,
    resolved_by bigint references travellers (id) on delete set null,
    resolution text,

    constraint reports_subject_check check (num_nonnulls(trip_id, comment_id, photo_id) = 1),
    constraint reports_resolution_check check ((resolved_at is null) = (resolution is null))
);

create index reports_open_idx on reports (created_at) where resolved_at is null;

-- One open report per traveller and trip is enough.
create unique index reports_open_trip_key on reports (reporter_id, trip_id) where resolved_at is null;
