create table trips (a integer not null, b integer not null, exclude using btree (a with =));
