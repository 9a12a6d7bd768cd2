create type amount;
