alter table trips drop column status;

drop table trip_statuses;

alter table trips rename column former_status to status;
