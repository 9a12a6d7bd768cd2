create table the_longest_name_of_a_table_that_one_would_ever_want_to_write (identifier_of_the_traveller integer unique check (identifier_of_the_traveller > 0), b integer, unique (identifier_of_the_traveller, b));
create index on the_longest_name_of_a_table_that_one_would_ever_want_to_write (identifier_of_the_traveller, b);
