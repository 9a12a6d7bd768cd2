create schema app;
create table trips (id integer primary key, a integer, b text);
create table app.users (id integer);
create publication feed;
