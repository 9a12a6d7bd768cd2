alter table users rename to travellers;
alter table travellers rename constraint users_pkey to travellers_pkey;
alter table travellers rename constraint users_email_key to travellers_email_key;
alter table travellers rename constraint users_handle_key to travellers_handle_key;
alter table travellers rename constraint users_handle_check to travellers_handle_check;
alter trigger users_touch_updated_at on travellers rename to travellers_touch_updated_at;
alter sequence users_id_seq rename to travellers_id_seq;
