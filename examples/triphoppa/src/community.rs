//! Comments, likes, the feed and notifications.

use chrono::{DateTime, Utc};
use sqlx::PgPool;

pub async fn comment(
    pool: &PgPool,
    trip_id: i64,
    author_id: i64,
    parent_id: Option<i64>,
    body: &str,
) -> sqlx::Result<i64> {
    let comment = sqlx::query_file!(
        "queries/add_comment.sql",
        trip_id,
        author_id,
        parent_id,
        body
    )
    .fetch_one(pool)
    .await?;
    Ok(comment.id)
}

pub async fn like(pool: &PgPool, trip_id: i64, traveller_id: i64) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into trip_likes (trip_id, traveller_id) values ($1, $2) on conflict do nothing",
        trip_id,
        traveller_id
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Identifiers of the trips in a traveller's feed, newest first, 20 a page.
pub async fn feed(
    pool: &PgPool,
    traveller_id: i64,
    before: DateTime<Utc>,
) -> sqlx::Result<Vec<i64>> {
    let rows = sqlx::query_file!("queries/following_feed.sql", traveller_id, before)
        .fetch_all(pool)
        .await?;
    Ok(rows.into_iter().map(|row| row.trip_id).collect())
}

pub async fn mark_read(pool: &PgPool, recipient_id: i64, ids: &[i64]) -> sqlx::Result<u64> {
    let marked = sqlx::query_file!("queries/mark_notifications_read.sql", recipient_id, ids)
        .execute(pool)
        .await?;
    Ok(marked.rows_affected())
}
