create sequence s increment 2;
