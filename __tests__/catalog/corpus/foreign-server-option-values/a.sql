create foreign data wrapper files;
create server far foreign data wrapper files options (tokenizer 'one', query 'select 1 where passed = 1', "Primary_key" 'id', url 'postgres://me:mine@one/app', conninfo 'host=one password=mine dbname=app');
