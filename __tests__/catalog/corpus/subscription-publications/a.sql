create subscription inbox connection 'host=nowhere password=secret' publication feed with (connect = false, slot_name = none, enabled = false);
