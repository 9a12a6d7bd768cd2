create table trips (id integer constraint k unique deferrable initially deferred);
