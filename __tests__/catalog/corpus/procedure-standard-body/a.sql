create table t (a integer); create procedure p(a integer) language sql begin atomic insert into t values (a); end;
