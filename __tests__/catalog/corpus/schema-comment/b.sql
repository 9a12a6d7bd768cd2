create schema app;
comment on schema app is 'The application''s';
