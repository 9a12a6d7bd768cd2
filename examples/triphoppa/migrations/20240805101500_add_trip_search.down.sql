alter table trips drop column search;
