create function cmp(integer, integer) returns integer language internal immutable strict as 'btint4cmp';
create operator class reversed  for type integer using btree  as function 1 cmp(integer, integer);
