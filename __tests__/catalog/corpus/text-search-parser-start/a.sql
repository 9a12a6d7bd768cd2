create function my_start(internal, integer) returns internal language internal as 'prsd_start';
create text search parser words (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
