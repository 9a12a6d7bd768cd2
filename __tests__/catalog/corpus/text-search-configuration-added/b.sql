create text search configuration english_words (copy = english);
