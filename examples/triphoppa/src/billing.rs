//! Pro accounts.

use chrono::NaiveDate;
use sqlx::PgPool;

/// The last day of the running subscription; None for a free account.
pub async fn pro_until(pool: &PgPool, traveller_id: i64) -> sqlx::Result<Option<NaiveDate>> {
    let subscription = sqlx::query_file!("queries/active_subscription.sql", traveller_id)
        .fetch_optional(pool)
        .await?;
    Ok(subscription.and_then(|subscription| subscription.ends_on))
}

pub async fn record_payment(pool: &PgPool, invoice: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "update billing.invoices set paid_at = now() where number = $1 and paid_at is null",
        invoice
    )
    .execute(pool)
    .await?;
    Ok(())
}
