create schema app;
create extension pg_trgm;
