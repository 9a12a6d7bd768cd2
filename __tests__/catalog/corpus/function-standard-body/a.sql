create function f() returns integer language sql return 1;
