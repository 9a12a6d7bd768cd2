create foreign data wrapper files options (debug 'true');
