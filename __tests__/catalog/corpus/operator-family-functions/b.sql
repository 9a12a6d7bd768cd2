create operator family kin using btree;
alter operator family kin using btree add function 1 (integer, bigint) btint48cmp(integer, bigint);
