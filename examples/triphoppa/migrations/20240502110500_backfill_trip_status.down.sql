alter table trips drop constraint trips_published_at_check;

update trips
set status = 'draft',
    published_at = null
where is_public;
