create table trips (code text not null constraint u unique);
