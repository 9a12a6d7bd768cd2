//! Accounts, and who follows whom.

use sqlx::PgPool;

pub async fn create(
    pool: &PgPool,
    email: &str,
    handle: &str,
    display_name: &str,
    password_hash: &str,
) -> sqlx::Result<i64> {
    let traveller = sqlx::query_file!(
        "queries/create_traveller.sql",
        email,
        handle,
        display_name,
        password_hash
    )
    .fetch_one(pool)
    .await?;
    Ok(traveller.id)
}

pub async fn find(pool: &PgPool, handle: &str) -> sqlx::Result<Option<i64>> {
    let traveller = sqlx::query_file!("queries/find_traveller_by_handle.sql", handle)
        .fetch_optional(pool)
        .await?;
    Ok(traveller.map(|traveller| traveller.id))
}

pub async fn follow(pool: &PgPool, follower_id: i64, handle: &str) -> sqlx::Result<bool> {
    let followed = sqlx::query_file!("queries/follow_traveller.sql", follower_id, handle)
        .execute(pool)
        .await?;
    Ok(followed.rows_affected() == 1)
}

/// The account stays for the trips' sake; what is personal goes.
pub async fn delete(pool: &PgPool, id: i64) -> sqlx::Result<()> {
    sqlx::query!(
        r#"
        update travellers
        set deleted_at = now(),
            email = 'deleted-' || id || '@triphoppa.example',
            display_name = 'Somebody',
            bio = null
        where id = $1
          and deleted_at is null
        "#,
        id
    )
    .execute(pool)
    .await?;
    Ok(())
}
