create domain d as integer not null check (value > 0) constraint small check (value < 9);
