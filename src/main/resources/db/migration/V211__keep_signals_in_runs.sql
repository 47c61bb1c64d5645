-- As observations of the fleet are (see the migration before): a tracker says with each record whether its ignition is on.
create table signal_run (
    device_id bigint    not null,
    first_ms  bigint    not null,
    message   bigint    not null,
    name      text      not null,
    after_ms  int[]     not null,
    element   int[]     not null,
    is_on     boolean[] not null
);
create index signal_run_time on signal_run (device_id, name, first_ms);
create index signal_run_age on signal_run using brin (first_ms);

insert into signal_run
select device_id, at_ms, message, name, '{0}', array[element], array[is_on] from signal;

drop table signal;

-- One by one, as fix and measurement are.
create view signal as
select r.device_id, r.first_ms as run_ms, r.name, r.first_ms + x.after_ms as at_ms, x.is_on, r.message, x.element
from signal_run r cross join lateral unnest(r.after_ms, r.element, r.is_on) as x (after_ms, element, is_on);
