create schema billing;

create type billing.plan as enum ('monthly', 'yearly');

create table billing.subscriptions (
    id bigint generated always as identity primary key,
    traveller_id bigint not null references travellers (id) on delete restrict,
    plan billing.plan not null,
    period daterange not null,
    provider_ref text not null,
    cancelled_at timestamptz,
    created_at timestamptz not null default now(),

    constraint subscriptions_provider_ref_key unique (provider_ref),
    constraint subscriptions_period_check check (not isempty(period))
);

create index subscriptions_traveller_id_idx on billing.subscriptions (traveller_id);

comment on schema billing is 'Pro accounts; only the billing worker writes here';
