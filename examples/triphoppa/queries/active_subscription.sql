select
    id,
    plan::text as "plan!",
    lower(period) as "starts_on!",
    upper(period) as ends_on
from billing.subscriptions
where traveller_id = $1
  and cancelled_at is null
  and period @> current_date
