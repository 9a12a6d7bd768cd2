create table trips (id integer, name text, n numeric);
create statistics st (ndistinct, mcv) on id, name, (id + 1) from trips;
alter statistics st set statistics 50;
comment on statistics st is 'Why';
