-- since PostgreSQL 18
create collation german (provider = icu, locale = 'de', rules = '&a < g');
