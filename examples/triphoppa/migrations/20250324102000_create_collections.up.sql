create table collections (
    id bigint generated always as identity primary key,
    owner_id bigint not null references travellers (id) on delete cascade,
    name text not null,
    created_at timestamptz not null default now(),

    constraint collections_owner_id_name_key unique (owner_id, name)
);

create table collection_items (
    collection_id bigint not null references collections (id) on delete cascade,
    trip_id bigint not null references trips (id) on delete cascade,
    added_at timestamptz not null default now(),

    primary key (collection_id, trip_id)
);

create index collection_items_trip_id_idx on collection_items (trip_id);
