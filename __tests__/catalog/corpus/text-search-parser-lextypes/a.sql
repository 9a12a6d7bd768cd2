create function my_lextypes(internal) returns internal language internal as 'prsd_lextype';
create text search parser words (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
