drop materialized view trip_stats;
