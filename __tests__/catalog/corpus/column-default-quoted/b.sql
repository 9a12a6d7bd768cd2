create table trips ("Name" text default 'it''s');
