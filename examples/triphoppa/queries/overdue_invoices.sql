select
    invoices.number,
    invoices.amount,
    invoices.currency,
    invoices.due_on,
    travellers.email
from billing.invoices
join billing.subscriptions on subscriptions.id = invoices.subscription_id
join travellers on travellers.id = subscriptions.traveller_id
where invoices.paid_at is null
  and invoices.due_on < current_date
order by invoices.due_on, invoices.number
