alter sequence travellers_id_seq rename to users_id_seq;
alter trigger travellers_touch_updated_at on travellers rename to users_touch_updated_at;
alter table travellers rename constraint travellers_handle_check to users_handle_check;
alter table travellers rename constraint travellers_handle_key to users_handle_key;
alter table travellers rename constraint travellers_email_key to users_email_key;
alter table travellers rename constraint travellers_pkey to users_pkey;
alter table travellers rename to users;
