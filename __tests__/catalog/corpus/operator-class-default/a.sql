create type n as enum ('a');
create operator class reversed  for type n using btree  as function 1 enum_cmp(anyenum, anyenum);
