create foreign data wrapper files;
create server far foreign data wrapper files options (password 'other', sslpassword 'other', passfile '/other', api_key 'other', aws_secret_access_key 'other', "Token" 'other', sa_key 'other',
  key_document '{"private_key": "other"}', url 'postgres://me:other@/other@one/app?password=other', conninfo 'host=one password = ''other it\''s other'' dbname=app', headers 'Authorization: Bearer other', blob 'Name=mine;AccountKey=other==;Suffix=net', spaced 'postgres://me:other other@one/app', odbc 'Server=one;PWD={other other}');
