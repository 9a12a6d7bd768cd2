alter table trips
    drop column published_at,
    drop column status;

drop type trip_status;
