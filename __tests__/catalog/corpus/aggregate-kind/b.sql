create function nth(internal, double precision, anyelement) returns anyelement language internal as 'percentile_disc_final';
create function step(internal, double precision, anyelement) returns internal language internal as 'ordered_set_transition';
create aggregate pick(double precision order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = nth, finalfunc_extra);
