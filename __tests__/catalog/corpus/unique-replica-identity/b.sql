create table trips (code text not null constraint u unique);
alter table trips replica identity using index u;
