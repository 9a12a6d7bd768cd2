-- no-transaction
drop index concurrently comments_author_id_idx;
