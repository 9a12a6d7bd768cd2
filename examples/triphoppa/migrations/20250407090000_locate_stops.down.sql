alter table stops
    drop column longitude,
    drop column latitude;
