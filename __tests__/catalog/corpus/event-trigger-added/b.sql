create function e() returns event_trigger language plpgsql as $$begin end$$;
create event trigger t on ddl_command_end when tag in ('CREATE TABLE', 'DROP TABLE') execute function e();
alter event trigger t enable always;
comment on event trigger t is 'Why';
