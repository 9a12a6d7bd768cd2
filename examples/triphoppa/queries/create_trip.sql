insert into trips (author_id, slug, title, summary, body, starts_on, ends_on, language)
values ($1, $2, $3, $4, $5, $6, $7, $8)
returning id, slug, created_at
