create domain email as text constraint filled check (value <> '');
alter domain email add constraint short check (length(value) < 9) not valid;
