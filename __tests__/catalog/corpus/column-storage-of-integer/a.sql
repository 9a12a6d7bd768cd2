create table trips (v tsvector);
