create table tags (
    id bigint generated always as identity primary key,
    name citext not null,

    constraint tags_name_key unique (name)
);

create table trip_tags (
    trip_id bigint not null references trips (id) on delete cascade,
    tag_id bigint not null references tags (id) on delete cascade,

    primary key (trip_id, tag_id)
);

create index trip_tags_tag_id_idx on trip_tags (tag_id);
