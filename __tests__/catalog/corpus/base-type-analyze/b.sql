create type amount;
create function amount_in(cstring) returns amount language internal immutable strict as 'textin';
create function amount_out(amount) returns cstring language internal immutable strict as 'textout';
create function amount_analyze(internal) returns boolean language internal strict as 'ts_typanalyze';
create type amount (input = amount_in, output = amount_out, analyze = amount_analyze);
