-- Nothing has read or written this column since the release of 13 May.
alter table trips drop column is_public;
