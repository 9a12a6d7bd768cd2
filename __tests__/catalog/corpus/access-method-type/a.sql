create access method heaps type table handler heap_tableam_handler;
