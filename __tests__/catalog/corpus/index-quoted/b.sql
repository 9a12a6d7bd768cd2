create table "My Trips" ("Id" integer);
create index "By id" on "My Trips" ("Id") include ("Id") with (fillfactor = 70);
