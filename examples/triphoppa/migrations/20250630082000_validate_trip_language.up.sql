alter table trips validate constraint trips_language_check;
