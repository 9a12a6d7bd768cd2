create operator family shared using btree;
create operator class integers for type integer using btree family shared as operator 1 <, function 1 btint4cmp(integer, integer);
create operator class texts for type text using btree family shared as operator 1 <, operator 5 >, function 1 bttextcmp(text, text);
