create operator family kin using gist;
alter operator family kin using gist add operator 15 << (point, point);
