create table trip_revisions (
    trip_id bigint not null references trips (id) on delete cascade,
    revision integer not null,
    title text not null,
    body text not null,
    replaced_at timestamptz not null default now(),

    primary key (trip_id, revision)
);

create function keep_trip_revision() returns trigger
language plpgsql as $$
begin
    insert into trip_revisions (trip_id, revision, title, body)
    select old.id, coalesce(max(revision), 0) + 1, old.title, old.body
    from trip_revisions
    where trip_id = old.id;
    return new;
end
$$;

create trigger trips_keep_revision
    before update of title, body on trips
    for each row
    when (old.title is distinct from new.title or old.body is distinct from new.body)
    execute function keep_trip_revision();
