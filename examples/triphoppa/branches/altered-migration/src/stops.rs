//! The places along a trip, in order.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use sqlx::PgPool;

#[derive(Serialize)]
pub struct Stop {
    pub id: i64,
    pub position: i16,
    pub place_name: String,
    pub country_code: Option<String>,
    pub arrives_on: Option<NaiveDate>,
    pub leaves_on: Option<NaiveDate>,
    pub story: String,
    pub latitude: Option<Decimal>,
    pub longitude: Option<Decimal>,
}

pub async fn add(pool: &PgPool, trip_id: i64, stop: &Stop) -> sqlx::Result<i64> {
    let added = sqlx::query_file!(
        "queries/add_stop.sql",
        trip_id,
        stop.place_name,
        stop.country_code,
        stop.arrives_on,
        stop.leaves_on,
        stop.story,
        stop.latitude,
        stop.longitude
    )
    .fetch_one(pool)
    .await?;
    Ok(added.id)
}

pub async fn of_trip(pool: &PgPool, trip_id: i64) -> sqlx::Result<Vec<Stop>> {
    sqlx::query_file_as!(Stop, "queries/stops_of_trip.sql", trip_id)
        .fetch_all(pool)
        .await
}
