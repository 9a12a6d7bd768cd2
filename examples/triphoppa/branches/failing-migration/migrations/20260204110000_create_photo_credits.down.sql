drop table photo_credits;
