create operator family kin using btree;
create operator family sept using btree;
create operator class reversed  for type integer using btree family kin as function 1 btint4cmp(integer, integer);
