drop index trips_author_id_published_at_idx;
drop view following_feed;
