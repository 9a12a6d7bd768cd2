create table trips (n bigint default 7);
