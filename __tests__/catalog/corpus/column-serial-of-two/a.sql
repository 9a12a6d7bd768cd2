create table t (id serial);
create sequence t_id_seq1 as integer increment 10 owned by t.id;
