create table users (
    id bigint generated always as identity primary key,
    email citext not null,
    handle citext not null,
    display_name text not null,
    bio text,
    password_hash text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),

    constraint users_email_key unique (email),
    constraint users_handle_key unique (handle),
    constraint users_handle_check check (handle::text ~ '^[A-Za-z0-9_]{3,30}$')
);
