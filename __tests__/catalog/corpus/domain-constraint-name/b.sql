create domain email as text constraint filled check (value <> '');
