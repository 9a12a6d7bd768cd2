drop extension pg_trgm;
drop extension citext;
