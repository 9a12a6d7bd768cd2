create domain email as text collate "C";
