//! Reports from travellers and what moderators do about them.

use sqlx::PgPool;

/// None when the traveller has reported this trip already.
pub async fn report_trip(
    pool: &PgPool,
    reporter_id: i64,
    trip_id: i64,
    reason: &str,
    message: Option<&str>,
) -> sqlx::Result<Option<i64>> {
    let report = sqlx::query_file!(
        "queries/file_report.sql",
        reporter_id,
        Some(trip_id),
        None::<i64>,
        None::<i64>,
        reason,
        message
    )
    .fetch_optional(pool)
    .await?;
    Ok(report.map(|report| report.id))
}

pub async fn resolve(
    pool: &PgPool,
    report_id: i64,
    moderator_id: i64,
    resolution: &str,
) -> sqlx::Result<bool> {
    let resolved = sqlx::query_file!(
        "queries/resolve_report.sql",
        report_id,
        moderator_id,
        resolution
    )
    .execute(pool)
    .await?;
    Ok(resolved.rows_affected() == 1)
}
