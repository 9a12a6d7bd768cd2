drop view published_trips;
