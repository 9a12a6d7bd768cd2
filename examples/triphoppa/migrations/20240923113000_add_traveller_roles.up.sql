create type traveller_role as enum ('traveller', 'moderator', 'admin');

alter table travellers add column role traveller_role not null default 'traveller';

create index travellers_staff_idx on travellers (role) where role <> 'traveller';
