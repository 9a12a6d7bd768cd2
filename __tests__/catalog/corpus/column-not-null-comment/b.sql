-- since PostgreSQL 18
create table t (a integer not null, b integer constraint filled not null);
comment on constraint t_a_not_null on t is 'Given';
comment on constraint filled on t is 'Filled';
