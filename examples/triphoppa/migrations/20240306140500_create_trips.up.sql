create table trips (
    id bigint generated always as identity primary key,
    author_id bigint not null references users (id) on delete cascade,
    slug text not null,
    title text not null,
    summary text,
    body text not null default '',
    starts_on date,
    ends_on date,
    is_public boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),

    constraint trips_author_id_slug_key unique (author_id, slug),
    constraint trips_title_check check (length(title) between 1 and 140),
    constraint trips_dates_check check (ends_on >= starts_on)
);
