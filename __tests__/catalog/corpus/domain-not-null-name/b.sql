-- since PostgreSQL 18
create domain email as text constraint present not null;
