create table t (a integer not null, b integer constraint filled not null);
