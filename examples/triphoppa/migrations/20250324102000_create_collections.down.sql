drop table collection_items;
drop table collections;
