create table trips (id integer, name text, place point);
create index i on trips (id, lower(name));
create index "odd WITH (fillfactor='70')" on trips (name) with (fillfactor = 70) where name <> ' WITH (fillfactor=''70'')';
