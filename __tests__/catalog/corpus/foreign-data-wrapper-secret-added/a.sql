create foreign data wrapper files;
