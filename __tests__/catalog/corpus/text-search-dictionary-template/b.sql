create text search template plain (init = dsimple_init, lexize = dsimple_lexize);
create text search dictionary terms (template = plain);
