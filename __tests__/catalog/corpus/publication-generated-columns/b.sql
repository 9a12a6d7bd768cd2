-- since PostgreSQL 18
create schema app;
create table trips (id integer primary key, a integer, b text);
create table app.users (id integer);
create publication feed for table trips with (publish_generated_columns = stored);
