create index tags_name_trgm_idx on tags using gin ((name::text) gin_trgm_ops);
