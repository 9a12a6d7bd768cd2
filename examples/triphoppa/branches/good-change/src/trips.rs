//! Trips: writing, publishing, finding.

use chrono::NaiveDate;
use serde::Serialize;
use sqlx::PgPool;

pub struct NewTrip<'a> {
    pub author_id: i64,
    pub slug: &'a str,
    pub title: &'a str,
    pub summary: Option<&'a str>,
    pub body: &'a str,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub language: &'a str,
}

#[derive(Serialize)]
pub struct TripCard {
    pub id: i64,
    pub author: String,
    pub slug: String,
    pub title: String,
}

pub async fn create(pool: &PgPool, trip: &NewTrip<'_>) -> sqlx::Result<i64> {
    let created = sqlx::query_file!(
        "queries/create_trip.sql",
        trip.author_id,
        trip.slug as _,
        trip.title,
        trip.summary,
        trip.body,
        trip.starts_on,
        trip.ends_on,
        trip.language
    )
    .fetch_one(pool)
    .await?;
    Ok(created.id)
}

/// False when the trip is not the author's or no longer a draft.
pub async fn publish(
    pool: &PgPool,
    id: i64,
    author_id: i64,
    visibility: &str,
) -> sqlx::Result<bool> {
    let published = sqlx::query_file!("queries/publish_trip.sql", id, author_id, visibility)
        .fetch_optional(pool)
        .await?;
    Ok(published.is_some())
}

pub async fn search(pool: &PgPool, words: &str) -> sqlx::Result<Vec<TripCard>> {
    let rows = sqlx::query_file!("queries/search_trips.sql", words)
        .fetch_all(pool)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| TripCard {
            id: row.id,
            author: row.author_handle,
            slug: row.slug,
            title: row.title,
        })
        .collect())
}

pub async fn trending(pool: &PgPool) -> sqlx::Result<Vec<TripCard>> {
    let rows = sqlx::query_file!("queries/trending_trips.sql")
        .fetch_all(pool)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| TripCard {
            id: row.id,
            author: row.author_handle,
            slug: row.slug,
            title: row.title,
        })
        .collect())
}

/// Published trips of at most so many minutes, the shortest first: identifiers and titles.
pub async fn short_reads(pool: &PgPool, minutes: i16) -> sqlx::Result<Vec<(i64, String)>> {
    let rows = sqlx::query_file!("queries/short_reads.sql", minutes)
        .fetch_all(pool)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}

pub async fn tag(pool: &PgPool, id: i64, tags: &[String]) -> sqlx::Result<()> {
    sqlx::query_file!("queries/tag_trip.sql", id, tags)
        .execute(pool)
        .await?;
    Ok(())
}

/// Run by the worker every five minutes.
pub async fn refresh_stats(pool: &PgPool) -> sqlx::Result<()> {
    sqlx::query!("refresh materialized view concurrently trip_stats")
        .execute(pool)
        .await?;
    Ok(())
}
