drop table notifications;
drop type notification_kind;
