-- Which light beam of a door a device's input is from an instant on; a null door ends the binding. Rows are only added.
create table beam_binding (
    device_id      bigint      not null references device (id),
    -- The input as the device's own messages call it, such as gpi1.
    signal         text        not null check (length(signal) between 1 and 256),
    valid_from     timestamptz not null,
    door_id        bigint      references place (id),
    side           text        check (side in ('INNER', 'OUTER')),
    -- Whether the input reports "on" when something stands in the beam; false for an eye that is on while the beam is free.
    broken_when_on boolean     not null default true,
    recorded_at    timestamptz not null default now(),
    primary key (device_id, signal, valid_from),
    check ((door_id is null) = (side is null))
);

create index beam_binding_door on beam_binding (door_id);

create trigger beam_binding_keeps_history
    before update or delete on beam_binding
    for each row execute function refuse_change();

create trigger beam_binding_raises_version
    after insert or truncate on beam_binding
    for each statement execute function raise_snapshot_version('device');
