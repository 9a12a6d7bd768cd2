drop index tags_name_trgm_idx;
