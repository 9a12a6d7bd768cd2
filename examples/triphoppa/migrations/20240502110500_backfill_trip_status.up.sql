-- Every trip that everybody could see so far counts as published on the day it was written.
update trips
set status = 'published',
    published_at = created_at
where is_public
  and status = 'draft';

alter table trips
    add constraint trips_published_at_check
    check (status <> 'published' or published_at is not null);
