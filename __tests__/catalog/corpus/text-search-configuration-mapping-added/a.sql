create text search configuration words (parser = "default");
