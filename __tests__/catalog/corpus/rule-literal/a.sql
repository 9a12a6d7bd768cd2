create table trips (id integer, name text);
create rule r as on delete to trips do instead update trips set name = 'a b';
