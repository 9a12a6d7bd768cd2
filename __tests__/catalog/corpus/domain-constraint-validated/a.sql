create domain email as text;
alter domain email add constraint short check (length(value) < 9) not valid;
