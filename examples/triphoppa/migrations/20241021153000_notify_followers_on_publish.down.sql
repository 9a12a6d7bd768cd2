drop trigger trips_notify_followers on trips;
drop function notify_followers();
