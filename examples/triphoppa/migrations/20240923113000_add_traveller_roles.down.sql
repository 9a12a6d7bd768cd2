alter table travellers drop column role;

drop type traveller_role;
