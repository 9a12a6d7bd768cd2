create table comments (
    id bigint generated always as identity primary key,
    trip_id bigint not null references trips (id) on delete cascade,
    author_id bigint not null references travellers (id) on delete cascade,
    parent_id bigint references comments (id) on delete cascade,
    body text not null,
    created_at timestamptz not null default now(),
    deleted_at timestamptz,

    constraint comments_body_check check (length(body) between 1 and 4000)
);

create index comments_trip_id_created_at_idx on comments (trip_id, created_at) where deleted_at is null;
create index comments_parent_id_idx on comments (parent_id) where parent_id is not null;
