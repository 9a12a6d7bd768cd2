alter table trips
    add column search tsvector generated always as (
        setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('english', coalesce(summary, '')), 'B')
        || setweight(to_tsvector('english', body), 'C')
    ) stored;

create index trips_search_idx on trips using gin (search);
