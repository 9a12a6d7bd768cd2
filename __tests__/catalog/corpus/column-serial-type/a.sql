create table trips (n bigserial);
