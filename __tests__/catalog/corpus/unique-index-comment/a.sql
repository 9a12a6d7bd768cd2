create table trips (id integer constraint k primary key, code text constraint u unique, x box, name text, constraint e exclude using gist (x with &&), constraint c check (id > 0));
create table legs (trip integer constraint r references trips);
