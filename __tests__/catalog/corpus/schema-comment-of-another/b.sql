create schema app;
comment on schema app is 'standard public schema';
