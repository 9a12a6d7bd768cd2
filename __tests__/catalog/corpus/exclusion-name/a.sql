create table trips (x box, a integer, constraint e exclude using gist (x with &&));
