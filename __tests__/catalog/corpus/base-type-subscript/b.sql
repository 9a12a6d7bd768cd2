create type amount;
create function amount_in(cstring) returns amount language internal immutable strict as 'textin';
create function amount_out(amount) returns cstring language internal immutable strict as 'textout';
create function amount_subscript(internal) returns internal language internal immutable strict as 'raw_array_subscript_handler';
create type amount (input = amount_in, output = amount_out, subscript = amount_subscript, element = integer, internallength = 8, alignment = int4);
