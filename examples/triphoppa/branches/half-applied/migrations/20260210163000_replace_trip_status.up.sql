-- Every page that lists trips waits while this file holds its locks, so let go of them in between.
alter table trips rename column status to former_status;

create table trip_statuses (
    name text primary key
);

insert into trip_statuses (name) values ('draft'), ('published'), ('archived');

commit;

alter table trips add column status text not null default 'draft';

update trips set status = former_status::text;

alter table trips add constraint trips_status_fkey foreign key (status) references trip_statuses (name);
