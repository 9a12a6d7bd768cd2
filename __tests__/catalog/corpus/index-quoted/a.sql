create table "My Trips" ("Id" integer);
