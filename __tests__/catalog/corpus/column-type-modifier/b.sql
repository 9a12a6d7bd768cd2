create table trips (n varchar(40));
