alter table trips drop column reading_time;
