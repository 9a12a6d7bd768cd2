create type reaction as enum ('wow', 'been_there', 'on_my_list');

create table trip_reactions (
    trip_id bigint not null references trips (id) on delete cascade,
    traveller_id bigint not null references travellers (id) on delete cascade,
    reaction reaction not null,
    created_at timestamptz not null default now(),

    primary key (trip_id, traveller_id, reaction)
);
