-- A scan is made deliberately and counts at once; how many of a cell's reads are scans.
alter table cell add column scans integer not null default 0;
alter table sense_due_cell add column scans integer not null default 0;

-- Where that may make a difference, what was seen is judged anew.
insert into sense_due (read_points, from_ms, from_journal)
select array_agg(read_point_id), 0, true
from (select distinct read_point_id from cell where rssi_reads < reads) as unpowered having count(*) > 0;
