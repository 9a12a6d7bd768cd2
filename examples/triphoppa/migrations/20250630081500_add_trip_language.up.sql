alter table trips add column language text not null default 'en';

-- Checked for new rows at once, for the old ones by the next migration: that one does not keep writers out.
alter table trips
    add constraint trips_language_check check (language ~ '^[a-z]{2}$') not valid;
