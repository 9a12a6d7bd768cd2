create foreign data wrapper files;
create server far foreign data wrapper files options (tokenizer 'two', query 'select 1 where passed = 2', "Primary_key" 'no', url 'postgres://me:mine@two/app', conninfo 'host=two password=mine dbname=app');
