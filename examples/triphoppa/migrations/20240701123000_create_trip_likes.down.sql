drop table trip_likes;
