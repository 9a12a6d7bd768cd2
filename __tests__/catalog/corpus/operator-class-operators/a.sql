create operator class reversed  for type integer using btree  as operator 1 <, function 1 btint4cmp(integer, integer);
