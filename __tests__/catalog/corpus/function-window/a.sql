create function f(a integer) returns bigint language internal as 'int8inc';
