create domain email as varchar(100);
