create table outbox_events (
    id bigint generated always as identity primary key,
    topic text not null,
    payload jsonb not null,
    attempts smallint not null default 0,
    created_at timestamptz not null default now(),
    delivered_at timestamptz
) with (fillfactor = 80);

create index outbox_events_waiting_idx on outbox_events (created_at) where delivered_at is null;

comment on table outbox_events is 'E-mails and web hooks, written with the change that causes them and sent by the worker';
