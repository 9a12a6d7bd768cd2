create table photos (
    id bigint generated always as identity primary key,
    trip_id bigint not null references trips (id) on delete cascade,
    stop_id bigint references stops (id) on delete set null,
    uploader_id bigint not null references users (id) on delete cascade,
    storage_key text not null,
    alt_text text not null default '',
    created_at timestamptz not null default now(),

    constraint photos_trip_id_storage_key_key unique (trip_id, storage_key)
);

create index photos_trip_id_idx on photos (trip_id);
create index photos_stop_id_idx on photos (stop_id) where stop_id is not null;
