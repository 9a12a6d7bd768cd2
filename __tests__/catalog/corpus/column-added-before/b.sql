create table trips (id integer, status text, title text);
