create operator family kin using hash;
