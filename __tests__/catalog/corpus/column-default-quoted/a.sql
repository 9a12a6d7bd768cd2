create table trips ("Name" text);
