create table stops (
    id bigint generated always as identity primary key,
    trip_id bigint not null references trips (id) on delete cascade,
    position smallint not null,
    place_name text not null,
    country_code char(2),
    arrived_on date,
    left_on date,
    note text,

    constraint stops_position_check check (position > 0),
    constraint stops_dates_check check (left_on >= arrived_on),
    constraint stops_trip_id_position_key unique (trip_id, position)
);

comment on column stops.position is 'Order within the trip; the first stop is 1';
