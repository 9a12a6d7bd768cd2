alter table trips add column is_public boolean not null default false;

update trips
set is_public = true
where status = 'published';
