alter table trips alter column slug type text;

drop domain url_slug;
