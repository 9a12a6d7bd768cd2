create table trips (gone text, a integer, b integer);
alter table trips drop column gone;
