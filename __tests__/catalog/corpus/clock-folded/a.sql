create table trips (at timestamptz default 'now'::timestamptz, local timestamp default 'now'::timestamp, check (at > 'now'::timestamptz));
create view v as select 'now'::timestamptz as at;
