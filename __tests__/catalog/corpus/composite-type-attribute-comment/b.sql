create type t as (a integer, "B" text);
comment on column t."B" is 'Second';
