drop view billing.monthly_revenue;
