create table the_longest_name_of_a_table_that_one_would_ever_want_to_write (identifier_of_the_traveller integer unique check (identifier_of_the_traveller > 0), b integer);
create index on the_longest_name_of_a_table_that_one_would_ever_want_to_write (b, identifier_of_the_traveller);
create index on the_longest_name_of_a_table_that_one_would_ever_want_to_write (identifier_of_the_traveller, b);
alter table the_longest_name_of_a_table_that_one_would_ever_want_to_write add unique (b, identifier_of_the_traveller);
alter table the_longest_name_of_a_table_that_one_would_ever_want_to_write add unique (identifier_of_the_traveller, b);
do $$declare i text; begin for i in select indexrelid::regclass::text from pg_index where indrelid = 'the_longest_name_of_a_table_that_one_would_ever_want_to_write'::regclass and indkey::text = '2 1' and not exists (select from pg_constraint where conindid = indexrelid) loop execute 'drop index ' || i; end loop; end$$;
do $$declare i text; begin for i in select conname from pg_constraint where conrelid = 'the_longest_name_of_a_table_that_one_would_ever_want_to_write'::regclass and conkey = array[2, 1]::smallint[] loop execute 'alter table the_longest_name_of_a_table_that_one_would_ever_want_to_write drop constraint ' || i; end loop; end$$;
