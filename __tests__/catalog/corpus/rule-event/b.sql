create table trips (id integer, name text, n numeric);
create rule r as on update to trips do also notify gone;
