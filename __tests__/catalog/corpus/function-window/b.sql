create function f(a integer) returns bigint language internal window as 'int8inc';
