-- PostgreSQL cannot take a value out of an enum, so the type is made again without it.
delete from notifications where kind = 'mention';

alter type notification_kind rename to notification_kind_with_mention;
create type notification_kind as enum ('trip_published', 'new_follower', 'new_comment', 'new_like');
alter table notifications alter column kind type notification_kind using kind::text::notification_kind;
drop type notification_kind_with_mention;
