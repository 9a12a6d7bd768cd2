create extension if not exists btree_gist;

alter table billing.subscriptions
    add constraint subscriptions_overlap_excl
    exclude using gist (traveller_id with =, period with &&)
    where (cancelled_at is null);
