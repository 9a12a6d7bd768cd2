create foreign data wrapper files options (debug 'true', level '1');
