alter table photos
    drop column exif,
    drop column taken_at,
    drop column height,
    drop column width;
