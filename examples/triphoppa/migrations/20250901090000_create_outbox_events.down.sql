drop table outbox_events;
