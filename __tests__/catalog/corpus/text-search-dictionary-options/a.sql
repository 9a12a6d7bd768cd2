create text search dictionary terms (template = simple);
