alter table photos rename constraint photos_uploaded_by_fkey to photos_uploader_id_fkey;
alter table photos rename column uploaded_by to uploader_id;
