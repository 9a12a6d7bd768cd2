create type span as (a integer);
create cast (text as span) with inout as assignment;
