create table trips (n text collate "C");
