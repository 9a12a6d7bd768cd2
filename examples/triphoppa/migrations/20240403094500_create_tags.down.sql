drop table trip_tags;
drop table tags;
