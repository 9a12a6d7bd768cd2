create operator family kin using btree;
