-- since PostgreSQL 15
create table trips (a integer, b integer, primary key (a, b));
create table legs (a integer, b integer, constraint r foreign key (a, b) references trips on delete set null (b));
