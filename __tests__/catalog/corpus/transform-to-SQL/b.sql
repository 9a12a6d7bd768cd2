create function a(internal) returns internal language internal immutable as 'prsd_lextype';
create function b(internal) returns integer language internal immutable as 'int4recv';
create transform for integer language sql (from sql with function prsd_lextype(internal), to sql with function b(internal));
