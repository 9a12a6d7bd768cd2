create access method heaps type index handler bthandler;
