-- What one message says of one thing within one hour is one row, a run: its first time, and for each of its at most 32
-- readings how long after that it was. A tracker that sends 25 records at once makes 3 rows of them instead of 75.
-- No run goes over an hour of the clock, so those of a stretch of time begin at or after the hour in which it begins.
-- Nothing comes twice that a key would have to keep out: the fold's position moves with what it writes.

create table fix_run (
    device_id   bigint not null,
    first_ms    bigint not null,
    message     bigint not null,
    after_ms    int[] not null,
    element     int[] not null,
    -- False when the device itself says that this is an old or poor fix.
    valid       boolean[] not null,
    latitude    double precision[] not null,
    longitude   double precision[] not null,
    altitude_m  double precision[],
    speed_kmh   double precision[],
    course_deg  double precision[],
    accuracy_m  double precision[]
) partition by range (first_ms);
create table fix_run_default partition of fix_run default;

create table measurement_run (
    device_id bigint not null,
    first_ms  bigint not null,
    message   bigint not null,
    quantity  text not null,
    sensor    text not null,
    unit      text not null,
    after_ms  int[] not null,
    element   int[] not null,
    value     double precision[] not null
) partition by range (first_ms);
create table measurement_run_default partition of measurement_run default;

-- Each day that has a partition keeps one: what lay in the default one would be looked through for each day to come.
do $$
declare
    one record;
begin
    for one in
        select t.name, right(c.relname, 8) as day, extract(epoch from to_date(right(c.relname, 8), 'YYYYMMDD'))::bigint * 1000 as ms
        from unnest(array['fix', 'measurement']) as t (name)
        join pg_inherits i on i.inhparent = t.name::regclass
        join pg_class c on c.oid = i.inhrelid
        where c.relname ~ '_[0-9]{8}$'
    loop
        execute format('create table %1$s_run_%2$s partition of %1$s_run for values from (%3$s) to (%4$s)',
            one.name, one.day, one.ms, one.ms + 86400000);
    end loop;
end $$;

insert into fix_run
with part as (
    select *, (row_number() over (partition by device_id, message, observed_ms / 3600000
                                  order by observed_ms, element) - 1) / 32 as part
    from fix
), run as (
    select *, min(observed_ms) over (partition by device_id, message, observed_ms / 3600000, part) as first_ms from part
)
select device_id, first_ms, message, array_agg((observed_ms - first_ms)::int order by observed_ms, element),
    array_agg(element order by observed_ms, element), array_agg(valid order by observed_ms, element),
    array_agg(latitude order by observed_ms, element), array_agg(longitude order by observed_ms, element),
    array_agg(altitude_m order by observed_ms, element), array_agg(speed_kmh order by observed_ms, element),
    array_agg(course_deg order by observed_ms, element), array_agg(accuracy_m order by observed_ms, element)
from run group by device_id, first_ms, message, part;

insert into measurement_run
with part as (
    select *, (row_number() over (partition by device_id, message, quantity, sensor, unit, observed_ms / 3600000
                                  order by observed_ms, element) - 1) / 32 as part
    from measurement
), run as (
    select *, min(observed_ms) over (partition by device_id, message, quantity, sensor, unit, observed_ms / 3600000, part)
        as first_ms
    from part
)
select device_id, first_ms, message, quantity, sensor, unit,
    array_agg((observed_ms - first_ms)::int order by observed_ms, element),
    array_agg(element order by observed_ms, element), array_agg(value order by observed_ms, element)
from run group by device_id, first_ms, message, quantity, sensor, unit, part;

drop table fix;
drop table measurement;

create index fix_run_time on fix_run (device_id, first_ms);
create index measurement_run_time on measurement_run (device_id, first_ms);
-- A chart of months reads this index alone.
create index measurement_run_series on measurement_run (device_id, quantity, first_ms) include (sensor, after_ms, value);

-- The readings one by one. Who asks for a stretch of time says also in which hours runs may begin (run_ms), or all are read.
create view fix as
select r.device_id, r.first_ms as run_ms, r.first_ms + x.after_ms as observed_ms, r.message, x.element, x.valid, x.latitude,
    x.longitude, x.altitude_m, x.speed_kmh, x.course_deg, x.accuracy_m
from fix_run r cross join lateral unnest(r.after_ms, r.element, r.valid, r.latitude, r.longitude, r.altitude_m, r.speed_kmh,
                                         r.course_deg, r.accuracy_m)
    as x (after_ms, element, valid, latitude, longitude, altitude_m, speed_kmh, course_deg, accuracy_m);

create view measurement as
select r.device_id, r.first_ms as run_ms, r.first_ms + x.after_ms as observed_ms, r.message, x.element, r.quantity, r.sensor,
    x.value, r.unit
from measurement_run r cross join lateral unnest(r.after_ms, r.element, r.value) as x (after_ms, element, value);
