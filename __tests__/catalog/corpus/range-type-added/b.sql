create type span as range (subtype = text, collation = "C", multirange_type_name = spans);
