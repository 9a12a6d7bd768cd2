create type span as range (subtype = text, subtype_opclass = text_ops);
