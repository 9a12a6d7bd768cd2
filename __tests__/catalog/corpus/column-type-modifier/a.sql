create table trips (n varchar(20));
