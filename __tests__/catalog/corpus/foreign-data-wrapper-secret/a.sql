create foreign data wrapper files options (password 'one');
