create foreign data wrapper files;
create server far foreign data wrapper files options (password 'one', sslpassword 'one', passfile '/one', api_key 'one', aws_secret_access_key 'one', "Token" 'one', sa_key 'one',
  key_document '{"private_key": "one"}', url 'postgres://me:one@/one@one/app?password=one', conninfo 'host=one password = ''one it\''s one'' dbname=app', headers 'Authorization: Bearer one', blob 'Name=mine;AccountKey=one==;Suffix=net', spaced 'postgres://me:one one@one/app', odbc 'Server=one;PWD={one one}');
