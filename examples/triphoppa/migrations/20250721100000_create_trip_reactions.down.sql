drop table trip_reactions;
drop type reaction;
