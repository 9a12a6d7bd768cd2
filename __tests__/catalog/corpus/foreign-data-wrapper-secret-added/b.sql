create foreign data wrapper files options (url 'postgres://me:mine@host/');
