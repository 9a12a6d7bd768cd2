create unlogged table trips (id integer);
