create foreign data wrapper files options (level '2', "Log File" 'a b''c');
