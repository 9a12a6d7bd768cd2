alter table stops
    add column latitude numeric(8, 6),
    add column longitude numeric(9, 6),
    add constraint stops_latitude_check check (latitude between -90 and 90),
    add constraint stops_longitude_check check (longitude between -180 and 180),
    add constraint stops_location_check check ((latitude is null) = (longitude is null));

create index stops_location_idx on stops (latitude, longitude) where latitude is not null;
