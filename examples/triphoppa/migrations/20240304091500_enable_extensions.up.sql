-- E-mail addresses, handles and tags ignore case; tag suggestions need similarity.
create extension if not exists citext;
create extension if not exists pg_trgm;
