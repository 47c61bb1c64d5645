-- Sensing: cells are what reads merge into, and everything else here is a fold over them.

-- Everything that was ever seen, by its one name: a GS1 Digital Link, a pure identity URI or urn:epc:raw.
create table tag (
    id            bigint generated always as identity primary key,
    item          text   not null unique,
    epc_hex       text   not null,
    first_message bigint not null,
    last_ms       bigint not null default 0
) with (fillfactor = 80);

create table cell (
    tag_id        bigint  not null,
    start_ms      bigint  not null,
    read_point_id bigint  not null,
    reads         integer not null check (reads > 0),
    rssi_sum      bigint  not null,
    rssi_reads    integer not null,
    rssi_best     integer not null,
    first_ms      bigint  not null,
    last_ms       bigint  not null,
    message       bigint  not null,
    element       integer not null,
    primary key (tag_id, start_ms, read_point_id)
) with (fillfactor = 70);

-- Which visits are open or were, and the event that tells of each.
create table visit (
    tag_id        bigint  not null,
    at_ms         bigint  not null,
    read_point_id bigint  not null,
    kind          text    not null check (kind in ('SEEN', 'INWARD', 'OUTWARD')),
    decided_ms    bigint  not null,
    event_id      uuid    not null,
    message       bigint  not null,
    element       integer not null,
    primary key (tag_id, at_ms)
);
create index visit_by_read_point on visit (read_point_id, at_ms desc);

-- Where the fold of a tag can start again: its state from all cells before this time.
create table sense_checkpoint (
    tag_id bigint not null,
    at_ms  bigint not null,
    state  bytea  not null,
    primary key (tag_id, at_ms)
);

-- Reads by antennas that nobody has bound to a read point; kept in the journal, folded once a binding reaches back.
create table unbound_antenna (
    device_id bigint  not null,
    antenna   integer not null,
    reads     bigint  not null,
    last_ms   bigint  not null,
    primary key (device_id, antenna)
);
