create collation plain (provider = libc, locale = 'C');
