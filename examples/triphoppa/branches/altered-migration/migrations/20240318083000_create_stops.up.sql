create table stops (
    id bigint generated always as identity primary key,
    trip_id bigint not null references trips (id) on delete cascade,
    position smallint not null,
    place_name text not null,
    country_code char(2),
    arrives_on date,
    leaves_on date,
    story text not null default '',

    constraint stops_position_check check (position >= 0),
    constraint stops_dates_check check (leaves_on >= arrives_on),
    constraint stops_trip_id_position_key unique (trip_id, position) deferrable initially deferred
);

comment on column stops.position is 'Order within the trip; the first stop is 0';
