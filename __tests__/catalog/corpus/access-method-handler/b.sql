create function trees(internal) returns index_am_handler language internal as 'bthandler';
create access method fast type index handler trees;
