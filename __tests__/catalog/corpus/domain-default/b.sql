create domain email as text default 'a';
