create type notification_kind as enum ('trip_published', 'new_follower', 'new_comment', 'new_like');

create table notifications (
    id bigint generated always as identity primary key,
    recipient_id bigint not null references travellers (id) on delete cascade,
    actor_id bigint references travellers (id) on delete cascade,
    kind notification_kind not null,
    trip_id bigint references trips (id) on delete cascade,
    payload jsonb not null default '{}',
    created_at timestamptz not null default now(),
    read_at timestamptz,

    constraint notifications_payload_check check (jsonb_typeof(payload) = 'object')
);

create index notifications_unread_idx on notifications (recipient_id, created_at desc) where read_at is null;
