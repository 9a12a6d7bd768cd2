create domain title as text;
create table trips (name title);
