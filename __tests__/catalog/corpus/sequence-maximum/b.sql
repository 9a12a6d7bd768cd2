create sequence s maxvalue 99;
