create foreign data wrapper files options (password 'two');
