create table trips (x box, a integer, constraint f exclude using gist (x with &&));
