create sequence trips_id_seq as integer;
