create subscription inbox connection 'host=elsewhere password=secret' publication feed with (connect = false, slot_name = none, enabled = false);
