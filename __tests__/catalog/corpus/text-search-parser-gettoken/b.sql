create function my_gettoken(internal, internal, internal) returns internal language internal as 'prsd_nexttoken';
create text search parser words (start = prsd_start, gettoken = my_gettoken, end = prsd_end, lextypes = prsd_lextype);
