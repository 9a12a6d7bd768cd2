//! E-mails and web hooks that wait to be sent.

use serde_json::Value;
use sqlx::PgPool;

pub struct Event {
    pub id: i64,
    pub topic: String,
    pub payload: Value,
}

pub async fn claim(pool: &PgPool, limit: i64) -> sqlx::Result<Vec<Event>> {
    sqlx::query_file_as!(Event, "queries/claim_outbox_events.sql", limit)
        .fetch_all(pool)
        .await
}

pub async fn delivered(pool: &PgPool, id: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "update outbox_events set delivered_at = now() where id = $1",
        id
    )
    .execute(pool)
    .await?;
    Ok(())
}
