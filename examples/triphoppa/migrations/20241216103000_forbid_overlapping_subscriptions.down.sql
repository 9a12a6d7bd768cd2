alter table billing.subscriptions drop constraint subscriptions_overlap_excl;

drop extension btree_gist;
