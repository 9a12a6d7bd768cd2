-- since PostgreSQL 15
create unlogged sequence s;
