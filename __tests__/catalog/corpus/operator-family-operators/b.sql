create operator family kin using btree;
alter operator family kin using btree add operator 1 < (integer, bigint);
