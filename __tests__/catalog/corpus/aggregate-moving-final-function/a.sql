create function ff(integer) returns integer language internal immutable as 'int4up';
create function ff2(integer) returns integer language internal immutable as 'int4um';
create function ffx(integer, integer) returns integer language internal immutable as 'int4pl';
create aggregate total(integer) (sfunc = int4pl, stype = integer, finalfunc = ff, mfinalfunc = ff, msfunc = int4pl, minvfunc = int4mi, mstype = integer);
