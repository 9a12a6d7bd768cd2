alter table photos rename column uploader_id to uploaded_by;
alter table photos rename constraint photos_uploader_id_fkey to photos_uploaded_by_fkey;
