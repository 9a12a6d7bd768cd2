with wanted as (
    select distinct name::citext as name
    from unnest($2::text[]) as name
),
known as (
    insert into tags (name)
    select name
    from wanted
    on conflict (name) do update set name = tags.name
    returning id
)
insert into trip_tags (trip_id, tag_id)
select $1, id
from known
on conflict do nothing
