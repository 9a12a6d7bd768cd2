-- no-transaction
create index concurrently comments_author_id_idx on comments (author_id);
