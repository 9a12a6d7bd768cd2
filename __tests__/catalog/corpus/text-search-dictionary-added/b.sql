create text search dictionary terms (template = simple, stopwords = 'english');
