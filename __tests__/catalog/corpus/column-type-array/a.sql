create table trips (tags text);
