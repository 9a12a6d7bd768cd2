alter table trips drop constraint trips_language_check;

alter table trips
    add constraint trips_language_check check (language ~ '^[a-z]{2}$') not valid;
