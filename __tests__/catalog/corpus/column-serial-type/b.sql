create table trips (n serial);
