create text search configuration words (parser = "default");
alter text search configuration words add mapping for word with english_stem, simple;
