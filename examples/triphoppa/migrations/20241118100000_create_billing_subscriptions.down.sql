drop table billing.subscriptions;
drop type billing.plan;
drop schema billing;
