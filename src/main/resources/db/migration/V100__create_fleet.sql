-- What trackers and sensors said, by the day on which they observed it; the default partitions take times far from now.

create table fix (
    device_id   bigint not null,
    observed_ms bigint not null,
    message     bigint not null,
    element     int not null,
    -- False when the device itself says that this is an old or poor fix.
    valid       boolean not null,
    latitude    double precision not null,
    longitude   double precision not null,
    altitude_m  double precision,
    speed_kmh   double precision,
    course_deg  double precision,
    accuracy_m  double precision,
    primary key (device_id, observed_ms, message, element)
) partition by range (observed_ms);
create table fix_default partition of fix default;

create table measurement (
    device_id   bigint not null,
    observed_ms bigint not null,
    message     bigint not null,
    element     int not null,
    quantity    text not null,
    sensor      text not null,
    value       double precision not null,
    unit        text not null,
    primary key (device_id, observed_ms, message, element)
) partition by range (observed_ms);
create table measurement_default partition of measurement default;
create index measurement_quantity on measurement (device_id, quantity, observed_ms);

-- The newest valid fix of each device, by the device's own time.
create table device_position (
    device_id   bigint primary key,
    observed_ms bigint not null,
    message     bigint not null,
    element     int not null,
    latitude    double precision not null,
    longitude   double precision not null,
    speed_kmh   double precision,
    course_deg  double precision,
    accuracy_m  double precision
) with (fillfactor = 70);

-- The newest value of each quantity that a device measures.
create table device_value (
    device_id   bigint not null,
    quantity    text not null,
    sensor      text not null,
    observed_ms bigint not null,
    message     bigint not null,
    element     int not null,
    value       double precision not null,
    unit        text not null,
    primary key (device_id, quantity, sensor)
) with (fillfactor = 70);

-- Things that move.
create table asset (
    id          bigint generated always as identity primary key,
    code        text not null constraint asset_code_is_unique unique
        check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    name        text not null check (length(name) between 1 and 120),
    kind        text not null check (kind in ('TRAILER', 'CONTAINER', 'PALLET', 'VEHICLE', 'OTHER')),
    archived_at timestamptz
);

-- Which tracker was on which asset when. A thing carries at most one, and a tracker is on one thing at most.
create table asset_tracker (
    id         bigint generated always as identity primary key,
    asset_id   bigint not null references asset (id),
    device_id  bigint not null references device (id),
    valid_from timestamptz not null,
    valid_to   timestamptz,
    check (valid_to is null or valid_to >= valid_from)
);
create unique index asset_tracker_one_per_asset on asset_tracker (asset_id) where valid_to is null;
create unique index asset_tracker_one_per_device on asset_tracker (device_id) where valid_to is null;
create index asset_tracker_history on asset_tracker (asset_id, valid_from);
