create operator family kin using btree;
create operator class reversed  for type bigint using btree family kin as operator 1 <;
