drop trigger trips_keep_revision on trips;
drop function keep_trip_revision();
drop table trip_revisions;
