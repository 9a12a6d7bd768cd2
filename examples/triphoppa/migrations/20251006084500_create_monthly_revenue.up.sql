create view billing.monthly_revenue as
select
    date_trunc('month', invoices.paid_at at time zone 'UTC')::date as month,
    invoices.currency,
    subscriptions.plan,
    count(*) as invoices,
    sum(invoices.amount) as amount
from billing.invoices
join billing.subscriptions on subscriptions.id = invoices.subscription_id
where invoices.paid_at is not null
group by 1, 2, 3;
