alter table trips drop column language;
