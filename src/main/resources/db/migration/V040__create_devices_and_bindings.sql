insert into snapshot_version (name) values ('device');

create table device (
    id                  bigint generated always as identity primary key,
    -- The MQTT user name and the name in commands and addresses.
    code                text not null constraint device_code_is_unique unique
        check (code ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    name                text not null check (length(name) between 1 and 120),
    dialect             text not null check (dialect ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    kind                text not null check (kind in ('READER', 'GATEWAY', 'TRACKER', 'SCANNER', 'SENSOR')),
    profile             jsonb not null default '{}' check (jsonb_typeof(profile) = 'object'),
    place_id            bigint references place (id),
    parent_id           bigint references device (id),
    -- What the gateway's payload calls this child, exactly.
    child_name          text check (length(child_name) between 1 and 200),
    -- Silent for longer than this is worth a look; null where silence means nothing.
    expected_interval_s int check (expected_interval_s between 1 and 604800),
    clock_tolerance_s   int not null default 60 check (clock_tolerance_s between 1 and 86400),
    status              text not null default 'ACTIVE' check (status in ('ACTIVE', 'DISABLED')),
    created_at          timestamptz not null,
    version             int not null default 0,
    constraint device_child_is_unique unique (parent_id, child_name),
    check ((parent_id is null) = (child_name is null)),
    check (parent_id <> id)
);

create index device_place on device (place_id);

-- Which read point an antenna serves from an instant on; a null read point ends the binding. Antenna 0 stands for every
-- antenna that has no binding of its own. Rows are only added.
create table antenna_binding (
    device_id     bigint not null references device (id),
    antenna       int not null check (antenna between 0 and 65535),
    valid_from    timestamptz not null,
    read_point_id bigint references read_point (id),
    recorded_at   timestamptz not null default now(),
    primary key (device_id, antenna, valid_from)
);

create index antenna_binding_read_point on antenna_binding (read_point_id);

create trigger antenna_binding_keeps_history
    before update or delete on antenna_binding
    for each row execute function refuse_change();

create trigger device_raises_version
    after insert or update or delete or truncate on device
    for each statement execute function raise_snapshot_version('device');

create trigger antenna_binding_raises_version
    after insert or truncate on antenna_binding
    for each statement execute function raise_snapshot_version('device');
