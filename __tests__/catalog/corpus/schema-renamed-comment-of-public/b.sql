comment on schema public is 'standard public schema';
