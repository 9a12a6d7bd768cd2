-- since PostgreSQL 18
create collation plain (provider = builtin, locale = 'C.UTF-8');
