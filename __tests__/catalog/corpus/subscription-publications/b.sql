create subscription inbox connection 'host=nowhere password=secret' publication feed, news with (connect = false, slot_name = none, enabled = false);
