create table trips (x box, a integer, constraint e exclude using gist (x with &&) with (fillfactor = 60) where (a > 0));
