-- A constant default: PostgreSQL stores it once in the catalog and rewrites no row.
alter table trips add column reading_time smallint not null default 1;

comment on column trips.reading_time is 'Minutes, rounded up; set by the editor on every save';
