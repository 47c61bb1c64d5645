-- Limits hold from a time on and in a unit, so that the past keeps those that held then. An asset has the same ones: they hold
-- for what is measured on it, whichever tracker it carries.
alter table measurement_limit rename to undated_limit;
alter table undated_limit rename constraint measurement_limit_is_one to undated_limit_is_one;

create table measurement_limit (
    device_id   bigint references device (id),
    place_id    bigint references place (id),
    asset_id    bigint references asset (id),
    quantity    text not null check (length(quantity) between 1 and 256),
    valid_from  timestamptz not null,
    -- Both null: none from then on.
    low         double precision,
    high        double precision,
    unit        text not null,
    recorded_at timestamptz not null default now(),
    check (num_nonnulls(device_id, place_id, asset_id) = 1),
    check (low < high),
    constraint measurement_limit_is_one unique nulls not distinct (device_id, place_id, asset_id, quantity, valid_from)
);
create index measurement_limit_asset on measurement_limit (asset_id, quantity, valid_from) where asset_id is not null;

insert into measurement_limit (device_id, place_id, quantity, valid_from, low, high, unit)
select u.device_id, u.place_id, u.quantity, to_timestamp(0), u.low, u.high,
    -- That in which the device measures, or what stands at the place does mostly; else the fleet.
    coalesce(
        (select mode() within group (order by v.unit) from device_value v join device d on d.id = v.device_id
         where v.quantity = u.quantity and (d.id = u.device_id or d.place_id = u.place_id)),
        (select mode() within group (order by v.unit) from device_value v where v.quantity = u.quantity),
        case u.quantity when 'temperature' then 'Cel' else '' end)
from undated_limit u;

insert into measurement_limit (asset_id, quantity, valid_from, low, high, unit)
select id, 'temperature', to_timestamp(0), temperature_low_c, temperature_high_c, 'Cel'
from asset where temperature_low_c is not null;

drop table undated_limit;
alter table asset drop column temperature_low_c, drop column temperature_high_c;

create trigger measurement_limit_keeps_history
    before update or delete on measurement_limit
    for each row execute function refuse_change();
