create table trip_likes (
    trip_id bigint not null references trips (id) on delete cascade,
    traveller_id bigint not null references travellers (id) on delete cascade,
    created_at timestamptz not null default now(),

    primary key (trip_id, traveller_id)
);

create index trip_likes_traveller_id_idx on trip_likes (traveller_id, created_at desc);
