create type amount;
create function amount_in(cstring) returns amount language internal immutable strict as 'textin';
create function amount_out(amount) returns cstring language internal immutable strict as 'textout';
create type amount (input = amount_in, output = amount_out);
