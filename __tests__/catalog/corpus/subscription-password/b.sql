create subscription inbox connection 'host=one password=''it is other'' dbname=app' publication feed with (connect = false, slot_name = none, enabled = false);
