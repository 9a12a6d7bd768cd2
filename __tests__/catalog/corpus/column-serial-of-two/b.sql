create table t (id serial);
create sequence t_id_seq1 as integer increment 10 owned by t.id;
alter table t alter column id set default nextval('t_id_seq1');
