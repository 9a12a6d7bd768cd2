create table the_longest_name_of_a_table_that_one_would_ever_want_to_write (identifier_of_the_traveller integer, b integer);
alter table the_longest_name_of_a_table_that_one_would_ever_want_to_write add check (identifier_of_the_traveller > 1), add unique (identifier_of_the_traveller), add unique (identifier_of_the_traveller, b);
create index on the_longest_name_of_a_table_that_one_would_ever_want_to_write (identifier_of_the_traveller, b);
alter table the_longest_name_of_a_table_that_one_would_ever_want_to_write add check (identifier_of_the_traveller > 0), add unique (identifier_of_the_traveller), add unique (identifier_of_the_traveller, b);
create index on the_longest_name_of_a_table_that_one_would_ever_want_to_write (identifier_of_the_traveller, b);
do $$
declare
  first record;
begin
  for first in
    select distinct on (contype, conkey) conname from pg_constraint
    where conrelid = 'the_longest_name_of_a_table_that_one_would_ever_want_to_write'::regclass and contype in ('c', 'u') order by contype, conkey, oid
  loop
    execute format('alter table the_longest_name_of_a_table_that_one_would_ever_want_to_write drop constraint %I', first.conname);
  end loop;
  for first in
    select indexrelid::regclass as name from pg_index
    where indrelid = 'the_longest_name_of_a_table_that_one_would_ever_want_to_write'::regclass and not indisunique order by indexrelid limit 1
  loop
    execute format('drop index %s', first.name);
  end loop;
end
$$;
