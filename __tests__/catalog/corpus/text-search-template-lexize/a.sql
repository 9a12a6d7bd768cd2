create function my_init(internal) returns internal language internal as 'dsimple_init';
create function my_lexize(internal, internal, internal, internal) returns internal language internal as 'dsimple_lexize';
create text search template plain (init = dsimple_init, lexize = dsimple_lexize);
