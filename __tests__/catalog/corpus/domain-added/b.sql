create domain email as text collate "C" not null default 'a@b' check (value ~ '@') constraint short check (length(value) < 100);
