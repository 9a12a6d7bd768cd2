create function f() returns text language sql set standard_conforming_strings = off as $$select 'it\'s  a b' $$;
