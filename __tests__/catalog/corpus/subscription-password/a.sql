create subscription inbox connection 'host=one password=secret dbname=app' publication feed with (connect = false, slot_name = none, enabled = false);
