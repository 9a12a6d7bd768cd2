create type amount;
create function amount_in(cstring) returns amount language internal immutable strict as 'textin';
create function amount_out(amount) returns cstring language internal immutable strict as 'textout';
create function amount_mod_in(cstring[]) returns integer language internal immutable strict as 'varchartypmodin';
create function amount_mod_out(integer) returns cstring language internal immutable strict as 'varchartypmodout';
create type amount (input = amount_in, output = amount_out);
