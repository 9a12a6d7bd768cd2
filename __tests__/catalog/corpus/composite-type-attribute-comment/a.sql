create type t as (a integer, "B" text);
