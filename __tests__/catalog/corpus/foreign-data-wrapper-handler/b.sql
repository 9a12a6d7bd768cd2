create extension postgres_fdw;
create foreign data wrapper files handler postgres_fdw_handler;
