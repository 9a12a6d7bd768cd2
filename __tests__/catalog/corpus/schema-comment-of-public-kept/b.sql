comment on schema public is 'Ours';
