create view v as select 1 as a;
comment on rule "_RETURN" on v is 'Its query';
