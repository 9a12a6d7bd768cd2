create table trips (took interval hour to minute);
