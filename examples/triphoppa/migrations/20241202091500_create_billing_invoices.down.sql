drop table billing.invoices;
