create type span as (a integer);
