create collation plain (provider = icu, locale = 'de');
