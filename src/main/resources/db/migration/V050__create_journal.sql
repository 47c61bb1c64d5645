-- The journal: every message exactly as received, kept before it is acknowledged.
-- Messages lie in blocks, one block a commit, so that keeping costs one row whatever the rate. A message id is its
-- block's id and its place in the block; ids rise with the time of receipt, so a day is a range of ids.

create table message_block (
    id          bigint      not null,
    previous_id bigint      not null,
    received_at timestamptz not null,
    messages    integer     not null check (messages between 1 and 8192),
    raw_bytes   integer     not null check (raw_bytes >= 0),
    payload     bytea       not null,
    primary key (id)
) partition by range (id);

-- Compressed before it gets here: compressing again would only cost.
alter table message_block alter column payload set storage external;

-- Which blocks hold messages of a device: the way to the last messages of one device.
create table message_device (
    device_id bigint  not null,
    block_id  bigint  not null,
    messages  integer not null check (messages > 0),
    primary key (device_id, block_id)
) partition by range (block_id);

-- Identities of elements already counted. A row holds those that one block added to one bucket of observed time:
-- 8 bytes of identity and 2 bytes of place in the block each. Outlives the messages; see tallyman.intake.identity-days.
create table element_identity (
    bucket   bigint not null,
    block_id bigint not null,
    entries  bytea  not null,
    primary key (bucket, block_id)
);
alter table element_identity alter column entries set storage external;
create index element_identity_age on element_identity using brin (block_id) with (pages_per_range = 16, autosummarize = on);

-- What could not be understood, with its bytes and the rule it breaks. The same bytes again only count up.
create table quarantine (
    id           bigint generated always as identity primary key,
    device_id    bigint      not null,
    content_hash bytea       not null check (length(content_hash) = 32),
    message_id   bigint      not null,
    element      integer     not null,
    dialect      text        not null,
    position     integer     not null,
    code         text        not null,
    field        text        not null,
    value        text        not null,
    rule         text        not null,
    bytes        bytea       not null,
    first_at     timestamptz not null,
    last_at      timestamptz not null,
    times        bigint      not null default 1 check (times > 0),
    state        text        not null default 'OPEN' check (state in ('OPEN', 'REPLAYED', 'DISMISSED')),
    settled_at   timestamptz,
    unique (device_id, content_hash, element)
);
create index quarantine_open on quarantine (id desc) where state = 'OPEN';
create index quarantine_device on quarantine (device_id, id desc);

-- How far the fold has come: every message up to this one is in the tables above the journal.
create table fold_position (
    only_row   boolean primary key default true check (only_row),
    message_id bigint not null
);
insert into fold_position (message_id) values (8191);

-- What each device's line looks like now; one row a device, written once a flush.
create table device_health (
    device_id       bigint primary key,
    last_seen_at    timestamptz not null,
    last_message_id bigint      not null,
    messages        bigint      not null default 0,
    elements        bigint      not null default 0,
    duplicates      bigint      not null default 0,
    rejections      bigint      not null default 0,
    gaps            bigint      not null default 0,
    clock_offset_ms bigint      not null default 0,
    state           text        not null default '',
    rate_per_min    double precision not null default 0
) with (fillfactor = 70);

-- Devices that a known gateway speaks for and nobody has registered: kept, held, applied once accepted.
create table unknown_child (
    gateway_id  bigint      not null,
    name        text        not null check (length(name) between 1 and 200),
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    first_block bigint      not null,
    elements    bigint      not null default 0,
    primary key (gateway_id, name)
);
