drop table reports;
drop type report_reason;
