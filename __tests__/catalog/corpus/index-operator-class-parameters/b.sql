create table trips (v tsvector);
create index i on trips using gist (v tsvector_ops (siglen = 100));
