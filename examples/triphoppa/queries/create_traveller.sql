insert into travellers (email, handle, display_name, password_hash)
values ($1, $2, $3, $4)
returning id, handle, created_at
