//! The Triphoppa API. It brings the database up to date, then listens.

mod billing;
mod community;
mod moderation;
mod outbox;
mod photos;
mod stops;
mod travellers;
mod trips;

use anyhow::Context;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use sqlx::postgres::{PgPool, PgPoolOptions};

#[derive(Deserialize)]
struct Search {
    q: String,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let url = std::env::var("DATABASE_URL").context("DATABASE_URL is not set")?;
    let pool = PgPoolOptions::new()
        .max_connections(20)
        .connect(&url)
        .await?;
    sqlx::migrate!().run(&pool).await?;

    let app = Router::new()
        .route("/health", get(health))
        .route("/trips", get(search))
        .route("/trips/trending", get(trending))
        .route("/trips/{id}/stops", get(stops_of_trip))
        .with_state(pool);
    let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await?;
    axum::serve(listener, app).await?;
    Ok(())
}

async fn health(State(pool): State<PgPool>) -> Result<&'static str, StatusCode> {
    sqlx::query!("select count(*) as waiting from outbox_events where delivered_at is null")
        .fetch_one(&pool)
        .await
        .map(|_| "ok")
        .map_err(failed)
}

async fn search(
    State(pool): State<PgPool>,
    Query(search): Query<Search>,
) -> Result<Json<Vec<trips::TripCard>>, StatusCode> {
    trips::search(&pool, &search.q)
        .await
        .map(Json)
        .map_err(failed)
}

async fn trending(State(pool): State<PgPool>) -> Result<Json<Vec<trips::TripCard>>, StatusCode> {
    trips::trending(&pool).await.map(Json).map_err(failed)
}

async fn stops_of_trip(
    State(pool): State<PgPool>,
    Path(trip_id): Path<i64>,
) -> Result<Json<Vec<stops::Stop>>, StatusCode> {
    stops::of_trip(&pool, trip_id)
        .await
        .map(Json)
        .map_err(failed)
}

fn failed(error: sqlx::Error) -> StatusCode {
    eprintln!("{error}");
    StatusCode::INTERNAL_SERVER_ERROR
}
