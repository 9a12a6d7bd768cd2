-- Slugs stand in addresses: lower-case words with single hyphens between them.
create domain url_slug as text
    constraint url_slug_check check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

update trips
set slug = trim(both '-' from regexp_replace(lower(slug), '[^a-z0-9]+', '-', 'g')) || '-' || id
where slug !~ '^[a-z0-9]+(-[a-z0-9]+)*$';

alter table trips alter column slug type url_slug;
