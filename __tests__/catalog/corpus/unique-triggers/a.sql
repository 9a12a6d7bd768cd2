create table trips (id integer constraint u unique deferrable);
