create extension hstore;

