//! Photos; the files themselves are in object storage.

use chrono::{DateTime, Utc};
use sqlx::PgPool;

pub struct Photo {
    pub id: i64,
    pub stop_id: Option<i64>,
    pub storage_key: String,
    pub caption: Option<String>,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub taken_at: Option<DateTime<Utc>>,
}

pub async fn add(
    pool: &PgPool,
    trip_id: i64,
    uploaded_by: i64,
    photo: &Photo,
) -> sqlx::Result<i64> {
    let added = sqlx::query_file!(
        "queries/add_photo.sql",
        trip_id,
        photo.stop_id,
        uploaded_by,
        photo.storage_key,
        photo.caption,
        photo.width,
        photo.height,
        photo.taken_at
    )
    .fetch_one(pool)
    .await?;
    Ok(added.id)
}

pub async fn of_trip(pool: &PgPool, trip_id: i64) -> sqlx::Result<Vec<Photo>> {
    sqlx::query_file_as!(Photo, "queries/photos_of_trip.sql", trip_id)
        .fetch_all(pool)
        .await
}
