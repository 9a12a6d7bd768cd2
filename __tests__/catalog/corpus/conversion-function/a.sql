create function narrow(integer, integer, cstring, internal, integer, boolean) returns integer language c strict as '$libdir/utf8_and_iso8859_1', 'utf8_to_iso8859_1';
create conversion narrow for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
